import { readFileSync } from 'node:fs';

/** The functions of kernel.wat; all addresses and lengths are bytes in the shared memory. */
export type Kernel = {
  dotTile(
    leftStart: number,
    leftEnd: number,
    rightStart: number,
    rightEnd: number,
    stride: number,
    out: number,
  ): void;
  dotList(left: number, base: number, stride: number, indexes: number, count: number, out: number): void;
  hammingTile(
    sketches: number,
    limits: number,
    rowStart: number,
    rowEnd: number,
    columnStart: number,
    columnEnd: number,
    out: number,
  ): number;
};

export function loadKernel(memory: WebAssembly.Memory): Kernel {
  const module = new WebAssembly.Module(readFileSync(new URL('./kernel.wasm', import.meta.url)));
  // The exports are what kernel.wat declares; kernel.test.ts calls each of them.
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Kernel;
}
