;; Inner loops of the neighbour search, in WebAssembly SIMD: the only place where JavaScript is too slow.
;; All of them work on one shared memory that src/cluster/neighbours/shared-space.ts lays out; every address
;; and length is in bytes. Assembled by `npm run kernel` into kernel.wasm, which a test compares.
(module
  (memory (import "env" "memory") 1 65536 shared)

  ;; Products of every left vector with every right vector, written as f32 row by row.
  ;; $stride is the size of one vector, a multiple of 64.
  (func (export "dotTile") (param $leftStart i32) (param $leftEnd i32) (param $rightStart i32) (param $rightEnd i32)
      (param $stride i32) (param $out i32)
    (local $left i32) (local $right i32)
    (local.set $left (local.get $leftStart))
    (block $done (loop $rows
      (br_if $done (i32.ge_u (local.get $left) (local.get $leftEnd)))
      (local.set $right (local.get $rightStart))
      (block $rowDone (loop $columns
        (br_if $rowDone (i32.ge_u (local.get $right) (local.get $rightEnd)))
        (f32.store (local.get $out) (call $dot (local.get $left) (local.get $right) (local.get $stride)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $right (i32.add (local.get $right) (local.get $stride)))
        (br $columns)))
      (local.set $left (i32.add (local.get $left) (local.get $stride)))
      (br $rows))))

  ;; Products of one vector with $count others whose numbers (u32) stand at $indexes.
  (func (export "dotList") (param $left i32) (param $base i32) (param $stride i32) (param $indexes i32)
      (param $count i32) (param $out i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $indexes) (i32.shl (local.get $count) (i32.const 2))))
    (block $done (loop $each
      (br_if $done (i32.ge_u (local.get $indexes) (local.get $end)))
      (f32.store (local.get $out)
        (call $dot (local.get $left)
          (i32.add (local.get $base) (i32.mul (i32.load (local.get $indexes)) (local.get $stride)))
          (local.get $stride)))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (local.set $indexes (i32.add (local.get $indexes) (i32.const 4)))
      (br $each))))

  ;; Four sums of four lanes, so that additions overlap.
  (func $dot (param $left i32) (param $right i32) (param $stride i32) (result f32)
    (local $end i32) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $left) (local.get $stride)))
    (loop $next
      (local.set $a (f32x4.add (local.get $a) (f32x4.mul (v128.load (local.get $left)) (v128.load (local.get $right)))))
      (local.set $b (f32x4.add (local.get $b)
        (f32x4.mul (v128.load offset=16 (local.get $left)) (v128.load offset=16 (local.get $right)))))
      (local.set $c (f32x4.add (local.get $c)
        (f32x4.mul (v128.load offset=32 (local.get $left)) (v128.load offset=32 (local.get $right)))))
      (local.set $d (f32x4.add (local.get $d)
        (f32x4.mul (v128.load offset=48 (local.get $left)) (v128.load offset=48 (local.get $right)))))
      (local.set $left (i32.add (local.get $left) (i32.const 64)))
      (local.set $right (i32.add (local.get $right) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $left) (local.get $end))))
    (local.set $a (f32x4.add (f32x4.add (local.get $a) (local.get $b)) (f32x4.add (local.get $c) (local.get $d))))
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a)))
      (f32.add (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a)))))

  ;; Hamming distances between the sketches (2,048 bits) numbered $rowStart.. and $columnStart.., upper triangle
  ;; only (column > row). A pair goes to $out as row, column, distance (3 × u32) when it is within the limit (u16)
  ;; of either. Returns the number of pairs.
  (func (export "hammingTile") (param $sketches i32) (param $limits i32) (param $rowStart i32) (param $rowEnd i32)
      (param $columnStart i32) (param $columnEnd i32) (param $out i32) (result i32)
    (local $row i32) (local $column i32) (local $left i32) (local $right i32)
    (local $limit i32) (local $distance i32) (local $at i32) (local $bits v128)
    (local.set $row (local.get $rowStart))
    (local.set $at (local.get $out))
    (block $done (loop $rows
      (br_if $done (i32.ge_u (local.get $row) (local.get $rowEnd)))
      (local.set $left (i32.add (local.get $sketches) (i32.shl (local.get $row) (i32.const 8))))
      (local.set $limit (i32.load16_u (i32.add (local.get $limits) (i32.shl (local.get $row) (i32.const 1)))))
      (local.set $column (select (local.get $columnStart) (i32.add (local.get $row) (i32.const 1))
        (i32.gt_u (local.get $columnStart) (local.get $row))))
      (local.set $right (i32.add (local.get $sketches) (i32.shl (local.get $column) (i32.const 8))))
      (block $rowDone (loop $columns
        (br_if $rowDone (i32.ge_u (local.get $column) (local.get $columnEnd)))
        ;; sixteen counts of at most 8 fit into a byte lane
        (local.set $bits
(i8x16.add
(i8x16.add
(i8x16.add
(i8x16.add
(i8x16.popcnt (v128.xor (v128.load offset=0 (local.get $left)) (v128.load offset=0 (local.get $right))))
(i8x16.popcnt (v128.xor (v128.load offset=16 (local.get $left)) (v128.load offset=16 (local.get $right)))))
(i8x16.add
(i8x16.popcnt (v128.xor (v128.load offset=32 (local.get $left)) (v128.load offset=32 (local.get $right))))
(i8x16.popcnt (v128.xor (v128.load offset=48 (local.get $left)) (v128.load offset=48 (local.get $right))))))
(i8x16.add
(i8x16.add
(i8x16.popcnt (v128.xor (v128.load offset=64 (local.get $left)) (v128.load offset=64 (local.get $right))))
(i8x16.popcnt (v128.xor (v128.load offset=80 (local.get $left)) (v128.load offset=80 (local.get $right)))))
(i8x16.add
(i8x16.popcnt (v128.xor (v128.load offset=96 (local.get $left)) (v128.load offset=96 (local.get $right))))
(i8x16.popcnt (v128.xor (v128.load offset=112 (local.get $left)) (v128.load offset=112 (local.get $right)))))))
(i8x16.add
(i8x16.add
(i8x16.add
(i8x16.popcnt (v128.xor (v128.load offset=128 (local.get $left)) (v128.load offset=128 (local.get $right))))
(i8x16.popcnt (v128.xor (v128.load offset=144 (local.get $left)) (v128.load offset=144 (local.get $right)))))
(i8x16.add
(i8x16.popcnt (v128.xor (v128.load offset=160 (local.get $left)) (v128.load offset=160 (local.get $right))))
(i8x16.popcnt (v128.xor (v128.load offset=176 (local.get $left)) (v128.load offset=176 (local.get $right))))))
(i8x16.add
(i8x16.add
(i8x16.popcnt (v128.xor (v128.load offset=192 (local.get $left)) (v128.load offset=192 (local.get $right))))
(i8x16.popcnt (v128.xor (v128.load offset=208 (local.get $left)) (v128.load offset=208 (local.get $right)))))
(i8x16.add
(i8x16.popcnt (v128.xor (v128.load offset=224 (local.get $left)) (v128.load offset=224 (local.get $right))))
(i8x16.popcnt (v128.xor (v128.load offset=240 (local.get $left)) (v128.load offset=240 (local.get $right)))))))))
        (local.set $bits (i32x4.extadd_pairwise_i16x8_u (i16x8.extadd_pairwise_i8x16_u (local.get $bits))))
        (local.set $distance (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $bits)) (i32x4.extract_lane 1 (local.get $bits)))
          (i32.add (i32x4.extract_lane 2 (local.get $bits)) (i32x4.extract_lane 3 (local.get $bits)))))
        (if (i32.or
              (i32.le_u (local.get $distance) (local.get $limit))
              (i32.le_u (local.get $distance)
                (i32.load16_u (i32.add (local.get $limits) (i32.shl (local.get $column) (i32.const 1))))))
          (then
            (i32.store (local.get $at) (local.get $row))
            (i32.store offset=4 (local.get $at) (local.get $column))
            (i32.store offset=8 (local.get $at) (local.get $distance))
            (local.set $at (i32.add (local.get $at) (i32.const 12)))))
        (local.set $column (i32.add (local.get $column) (i32.const 1)))
        (local.set $right (i32.add (local.get $right) (i32.const 256)))
        (br $columns)))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br $rows)))
    (i32.div_u (i32.sub (local.get $at) (local.get $out)) (i32.const 12))))
