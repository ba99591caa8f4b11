import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import wabt from 'wabt';

const KERNEL_WAT = join(import.meta.dirname, '../src/cluster/neighbours/kernel.wat');
export const KERNEL_WASM = join(import.meta.dirname, '../src/cluster/neighbours/kernel.wasm');

/** The bytes that kernel.wasm must have. */
export async function assembleKernel(): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const module = parseWat('kernel.wat', readFileSync(KERNEL_WAT, 'utf8'), { simd: true, threads: true });
  const bytes = module.toBinary({}).buffer;
  // Not wabt's own validate(): it forgets that threads were switched on.
  if (!WebAssembly.validate(new Uint8Array(bytes))) throw new TypeError('kernel.wat does not validate');
  return bytes;
}
