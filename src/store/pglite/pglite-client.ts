import { Worker } from 'node:worker_threads';

export type PGliteResult = { readonly rows: unknown[]; readonly affectedRows?: number };
type Answer = PGliteResult & { readonly id: number; readonly error?: { readonly message: string } };
type Waiting = { resolve(result: PGliteResult): void; reject(error: Error): void };

/** Our end of the worker thread that runs PGlite. An unclosed client keeps the process alive. */
export class PGliteClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  private constructor(directory: string) {
    this.#worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), { workerData: { directory } });
    this.#worker.on('message', (answer: Answer) => this.#settle(answer));
    this.#worker.on('error', (error) => this.#failAll(error));
    this.#worker.on('exit', (code) => this.#failAll(new Error(`PGlite worker exited (${code})`)));
  }

  /** @param directory a data directory, made when missing, or memory:// */
  static async open(directory: string): Promise<PGliteClient> {
    const client = new PGliteClient(directory);
    try {
      await new Promise<PGliteResult>((resolve, reject) => client.#waiting.set(0, { resolve, reject }));
    } catch (error) {
      await client.#worker.terminate();
      throw error;
    }
    return client;
  }

  /** Errors carry the SQLSTATE in `code`, as pg's do. */
  query(sql: string, parameters: readonly unknown[]): Promise<PGliteResult> {
    return this.#send({ sql, parameters });
  }

  /** Resolves when the thread is gone: only then may another process open the directory. */
  async close(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    await this.#send({ close: true });
    await gone;
  }

  #send(message: object): Promise<PGliteResult> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...message, id });
    });
  }

  #settle({ id, error, ...result }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(Object.assign(new Error(error.message), error));
    else waiting?.resolve(result);
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
