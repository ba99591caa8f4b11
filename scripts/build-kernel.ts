/** Assembles src/cluster/neighbours/kernel.wat into kernel.wasm beside it. */
import { writeFileSync } from 'node:fs';
import { assembleKernel, KERNEL_WASM } from './assemble-kernel.ts';

writeFileSync(KERNEL_WASM, await assembleKernel());
