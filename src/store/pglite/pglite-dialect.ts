import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { PGliteClient } from './pglite-client.ts';

class PGliteConnection implements DatabaseConnection {
  readonly #client: PGliteClient;
  readonly release: () => void;

  constructor(client: PGliteClient, release: () => void) {
    this.#client = client;
    this.release = release;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, affectedRows } = await this.#client.query(sql, parameters);
    return {
      rows: rows as Row[],
      ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }),
    };
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new TypeError('PGlite cannot stream: page with a keyset');
  }
}

/** Waits until nobody else uses the backend. @returns ends the turn. */
export type AcquireTurn = () => Promise<() => void>;

function createQueue(): AcquireTurn {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let release = () => {};
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  };
}

/** PGlite is one backend: it is lent to one caller at a time, so transactions are isolated by queueing. */
class PGliteDriver implements Driver {
  readonly #client: PGliteClient;
  readonly #acquireTurn: AcquireTurn;

  constructor(client: PGliteClient, acquireTurn: AcquireTurn) {
    this.#client = client;
    this.#acquireTurn = acquireTurn;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PGliteConnection> {
    return new PGliteConnection(this.#client, await this.#acquireTurn());
  }

  async releaseConnection(connection: PGliteConnection): Promise<void> {
    connection.release();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    await this.#client.close();
  }
}

/** @param acquireTurn where turns are waited for, when the database belongs to another thread. */
export function pgliteDialect(client: PGliteClient, acquireTurn: AcquireTurn = createQueue()): Dialect {
  return {
    createDriver: () => new PGliteDriver(client, acquireTurn),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  };
}
