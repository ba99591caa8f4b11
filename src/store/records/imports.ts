import { type Selectable, sql } from 'kysely';
import { DomainError } from '../../domain/errors.ts';
import type { JobState } from '../../domain/job.ts';
import type { Source } from '../../domain/record.ts';
import { batches } from '../batches.ts';
import type { Db, ImportRejectTable, ImportTable } from '../database.ts';

export type NewImport = {
  readonly fileName: string;
  readonly source: Source;
  /** SHA-256 of the file, hex. */
  readonly fileDigest: string;
  readonly jobId?: number | undefined;
  readonly createdBy?: string | undefined;
};

/** @returns the id of the import. */
export async function startImport(
  db: Db,
  { fileName, source, fileDigest, jobId, createdBy }: NewImport,
): Promise<number> {
  const row = await db
    .insertInto('import')
    .values({
      fileName,
      source,
      fileDigest,
      jobId: jobId ?? null,
      createdBy: createdBy ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export type ImportBalance = {
  readonly received: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Replacements per class of personal data. */
  readonly masked: Readonly<Record<string, number>>;
};

/**
 * Closes an import with its balance sheet.
 *
 * @throws {DomainError} unbalanced: received is not created + updated + unchanged + rejected.
 */
export async function finishImport(db: Db, importId: number, balance: ImportBalance): Promise<void> {
  const { received, created, updated, unchanged, rejected, masked } = balance;
  const sum = created + updated + unchanged + rejected;
  if (sum !== received) {
    throw new DomainError(
      'unbalanced',
      `导入 ${importId} 不平衡：收到 ${received} 行，新增 ${created} + 更新 ${updated} + 未变 ${unchanged} + 拒收 ${rejected} = ${sum}`,
      '请重新导入该文件；若仍出现，请把本信息报告给开发者',
    );
  }
  await db
    .updateTable('import')
    .set({
      received,
      created,
      updated,
      unchanged,
      rejected,
      masked: JSON.stringify(masked),
      finishedAt: sql`now()`,
    })
    .where('id', '=', importId)
    .executeTakeFirst();
}

export type Reject = Omit<ImportRejectTable, 'importId'>;

/** A row that was saved before is left as it is. */
export async function saveRejects(db: Db, importId: number, rejects: readonly Reject[]): Promise<void> {
  for (const batch of batches(rejects)) {
    await db
      .insertInto('importReject')
      .values(
        batch.map(({ rowNumber, line, sourceId, reason, detail }) => ({
          importId,
          rowNumber,
          line,
          sourceId,
          reason,
          detail,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** All imports, oldest first; one that was cut off has no finishedAt. */
export function listImports(db: Db): Promise<Selectable<ImportTable>[]> {
  return db.selectFrom('import').selectAll().orderBy('id').execute();
}

export function readRejects(db: Db, importId: number): Promise<Reject[]> {
  return db
    .selectFrom('importReject')
    .select(['rowNumber', 'line', 'sourceId', 'reason', 'detail'])
    .where('importId', '=', importId)
    .orderBy('rowNumber')
    .execute();
}

export type StoredImport = Selectable<ImportTable> & {
  /** null: by no job. */
  readonly jobState: JobState | null;
};

const withJob = (db: Db) =>
  db
    .selectFrom('import')
    .leftJoin('job', 'job.id', 'import.jobId')
    .selectAll('import')
    .select('job.state as jobState');

/** Newest first. */
export function pageImports(
  db: Db,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<StoredImport[]> {
  let query = withJob(db).orderBy('import.id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('import.id', '<', before);
  return query.execute();
}

export function findImport(db: Db, id: number): Promise<StoredImport | undefined> {
  return withJob(db).where('import.id', '=', id).executeTakeFirst();
}
