import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';

export type PGliteResult = { readonly rows: unknown[]; readonly affectedRows?: number };
type Answer = PGliteResult & { readonly id: number; readonly error?: { readonly message: string } };
type Waiting = { resolve(result: PGliteResult): void; reject(error: Error): void };

/** Where statements go: the thread that runs PGlite, or a port to it. */
type Endpoint = {
  post(message: object): void;
  /** @param sendClose tells PGlite to close the database. */
  close(sendClose: () => Promise<unknown>): Promise<void>;
};

/** Our end of the worker thread that runs PGlite. An unclosed client keeps the process alive. */
export class PGliteClient {
  readonly #endpoint: Endpoint;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  private constructor(createEndpoint: (client: PGliteClient) => Endpoint) {
    this.#endpoint = createEndpoint(this);
  }

  /** @param directory a data directory, made when missing, or memory:// */
  static async open(directory: string): Promise<PGliteClient> {
    const worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), { workerData: { directory } });
    const client = new PGliteClient((self) => {
      worker.on('message', (answer: Answer) => self.#settle(answer));
      worker.on('error', (error) => self.#failAll(error));
      worker.on('exit', (code) => self.#failAll(new Error(`PGlite worker exited (${code})`)));
      return {
        post: (message) =>
          worker.postMessage(message, 'port' in message ? [message.port as MessagePort] : []),
        async close(sendClose) {
          const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
          await sendClose();
          await gone;
        },
      };
    });
    try {
      await new Promise<PGliteResult>((resolve, reject) => client.#waiting.set(0, { resolve, reject }));
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    return client;
  }

  /** In another thread: the end of a port from `connect`. */
  static over(port: MessagePort): PGliteClient {
    return new PGliteClient((self) => {
      port.on('message', (answer: Answer) => self.#settle(answer));
      port.on('close', () => self.#failAll(new Error('the port to PGlite is closed')));
      // Who borrowed the database only leaves; its owner closes it.
      return { post: (message) => port.postMessage(message), close: async () => port.close() };
    });
  }

  /** A port to the same database, to be handed to another thread; whoever has it waits for its turn first. */
  connect(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#endpoint.post({ port: port1 });
    return port2;
  }

  /** Errors carry the SQLSTATE in `code`, as pg's do. */
  query(sql: string, parameters: readonly unknown[]): Promise<PGliteResult> {
    return this.#send({ sql, parameters });
  }

  /** Resolves when the thread is gone: only then may another process open the directory. */
  close(): Promise<void> {
    return this.#endpoint.close(() => this.#send({ close: true }));
  }

  #send(message: object): Promise<PGliteResult> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#endpoint.post({ ...message, id });
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
