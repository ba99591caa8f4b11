/**
 * The news that there is work, carried by pg-boss through the database, on both engines: from any process to any
 * worker. What the work is stands in our own table, so news that is lost, late or doubled does no harm.
 */
import PgBoss from 'pg-boss';
import { JOB_KINDS, type JobKind } from '../domain/job.ts';
import type { Db } from '../store/database.ts';
import { executeSql, oneAtATime } from '../store/jobs/execute-sql.ts';
import type { Store } from '../store/open-store.ts';

const SCHEMA = 'minsheng_boss';
/** pg-boss gives up on a handler after this; work that lasts longer goes on all the same. */
const HANDLER_HOURS = 23;

export type Delivery = {
  /** Tells one worker that a job of this kind waits. */
  send(kind: JobKind): Promise<void>;
  /** @param onNews is called again whenever there may be work; awaited before the next news of that kind. */
  listen(onNews: (kind: JobKind) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

export type DeliveryOptions = {
  readonly pollingSeconds?: number;
  readonly onError: (error: unknown) => void;
};

export async function startDelivery(
  store: Store,
  { pollingSeconds = 1, onError }: DeliveryOptions,
): Promise<Delivery> {
  const statements = createStatements(store.db);
  const boss = new PgBoss({
    db: statements,
    schema: SCHEMA,
    schedule: false,
    archiveCompletedAfterSeconds: 3600,
  });
  boss.on('error', onError);
  await oneAtATime(store, SCHEMA, async () => {
    await boss.start();
    // short: news that nobody has heard yet is not repeated.
    const options = { policy: 'short', retryLimit: 0, expireInHours: HANDLER_HOURS } as const;
    for (const name of JOB_KINDS) await boss.createQueue(name, { name, ...options });
  });
  const workers = new Map<JobKind, string>();
  return {
    async send(kind) {
      await boss.send(kind, {});
      const own = workers.get(kind);
      if (own !== undefined) boss.notifyWorker(own);
    },
    async listen(onNews) {
      for (const kind of JOB_KINDS) {
        const options = { pollingIntervalSeconds: pollingSeconds };
        workers.set(kind, await boss.work(kind, options, () => onNews(kind)));
      }
    },
    async stop() {
      await boss.stop({ graceful: false, wait: true });
      await statements.stop();
    },
  };
}

/** pg-boss does not wait for all it sends; whoever closes the database after it has to. */
function createStatements(db: Db) {
  const underWay = new Set<Promise<unknown>>();
  let stopped = false;
  return {
    async executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
      // Its timers may ask once more: that is answered by nothing at all, since there is nothing left to do.
      if (stopped) return new Promise(() => {});
      const statement = executeSql(db, text, values);
      underWay.add(statement);
      try {
        return await statement;
      } finally {
        underWay.delete(statement);
      }
    },
    async stop(): Promise<void> {
      stopped = true;
      await Promise.allSettled(underWay);
    },
  };
}
