// PGlite in its own thread: a long statement (an HNSW build) would otherwise stop the whole event loop.
// Plain JavaScript, so that tsx, vitest and Node all load it unchanged.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';

const INT8_ARRAY = 1016;
const parsers = {
  [types.INT8]: Number,
  [INT8_ARRAY]: (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)),
};
const ERROR_FIELDS = ['message', 'code', 'detail', 'hint', 'schema', 'table', 'column', 'constraint'];

async function answer(database, { sql, parameters }) {
  if (parameters.length > 0) return database.query(sql, parameters);
  // Without parameters several statements may come in one text (migrations), as in pg's simple protocol.
  return (await database.exec(sql)).at(-1);
}

async function serve(database, message, port) {
  const { id } = message;
  try {
    if (message.close) {
      await database.close();
      port.postMessage({ id });
      port.close();
      return;
    }
    const result = await answer(database, message);
    port.postMessage({ id, rows: result?.rows ?? [], affectedRows: result?.affectedRows });
  } catch (error) {
    port.postMessage({ id, error: Object.fromEntries(ERROR_FIELDS.map((key) => [key, error[key]])) });
  }
}

function listen(database, port) {
  port.on('message', (message) => {
    if (message.port) listen(database, message.port);
    else serve(database, message, port);
  });
}

try {
  const database = await PGlite.create({ dataDir: workerData.directory, extensions: { vector }, parsers });
  listen(database, parentPort);
  parentPort.postMessage({ id: 0 });
} catch (error) {
  parentPort.postMessage({ id: 0, error: { message: String(error?.message ?? error) } });
}
