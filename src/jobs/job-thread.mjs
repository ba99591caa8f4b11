// A thread that does one job. It is .mjs and brings its own loader, so that tsx, vitest and plain node all start it.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { performInside } = await import('./perform-inside.ts');
await performInside(workerData, parentPort);
