// A thread of find-neighbours.ts. It is .mjs and brings its own loader, so that tsx, vitest and plain node all start it.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { runStep } = await import('./search-share.ts');

parentPort.on('message', (step) => {
  runStep(step, workerData, (rows) => parentPort.postMessage({ rows }));
  parentPort.postMessage({ finished: step });
});
