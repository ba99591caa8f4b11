/**
 * The embedded database for another thread of this process: its statements go straight to PGlite's thread, but it
 * waits for its turn here, in the one queue that keeps transactions apart.
 */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { CompiledQuery } from 'kysely';
import type { Db } from '../database.ts';
import type { PGliteClient } from './pglite-client.ts';
import type { AcquireTurn } from './pglite-dialect.ts';

export type LentPorts = { readonly statements: MessagePort; readonly turns: MessagePort };

export type LentDatabase = {
  /** To be transferred to the thread. */
  readonly ports: LentPorts;
  /** When the thread is gone, however it went: what it left open is rolled back, and its turn ends. */
  takeBack(): Promise<void>;
};

type TurnMessage = { readonly acquire?: number; readonly release?: number };

export function lendDatabase(db: Db, client: PGliteClient): LentDatabase {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const releases = new Map<number, () => void>();
  let gone = false;
  let last: Promise<void> = Promise.resolve();

  const grant = (id: number) =>
    db.connection().execute(async (connection) => {
      if (gone) return;
      ours.postMessage({ granted: id });
      await new Promise<void>((resolve) => releases.set(id, resolve));
      releases.delete(id);
      // Outside of a transaction this does nothing.
      if (gone) await connection.executeQuery(CompiledQuery.raw('rollback'));
    });
  ours.on('message', ({ acquire, release }: TurnMessage) => {
    if (acquire !== undefined) last = grant(acquire);
    if (release !== undefined) releases.get(release)?.();
  });
  return {
    ports: { statements: client.connect(), turns: theirs },
    async takeBack() {
      gone = true;
      for (const release of releases.values()) release();
      await last.catch(() => {});
      ours.close();
    },
  };
}

/** In the thread: waits for a turn in the owner's queue. */
export function borrowTurns(turns: MessagePort): AcquireTurn {
  const waiting = new Map<number, () => void>();
  let lastId = 0;
  turns.on('message', ({ granted }: { granted: number }) => waiting.get(granted)?.());
  return async () => {
    const id = ++lastId;
    await new Promise<void>((resolve) => {
      waiting.set(id, resolve);
      turns.postMessage({ acquire: id });
    });
    waiting.delete(id);
    return () => turns.postMessage({ release: id });
  };
}
