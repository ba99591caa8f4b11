/** Records with the issues that their asks are in, as far as somebody may see them. */
import { DomainError } from '../domain/errors.ts';
import type { Sight } from '../domain/sight.ts';
import type { Db } from '../store/database.ts';
import { readIssueRefsInSight } from '../store/desk/issue-details.ts';
import type { RecordFilter, RunRef } from '../store/desk/record-conditions.ts';
import {
  findRecordRow,
  listRecordRows,
  type RecordPlace,
  type RecordRow,
  readAskPlaces,
  readRecordVersions,
} from '../store/desk/record-rows.ts';
import { type PlacedAsks, showRecord, showRecordRow } from './show-record.ts';

type Asked = { readonly run: RunRef; readonly sight: Sight };

export async function readRecords(
  db: Db,
  { run, sight, ...page }: Asked & { filter: RecordFilter; after: RecordPlace | null; limit: number },
) {
  const rows = await listRecordRows(db, { run, sight, ...page });
  const placed = await readPlaces(db, rows, { run, sight });
  return rows.map((row) => showRecordRow(row, placed, sight));
}

/** @throws {DomainError} not_found: none of that number, or none that may be seen: which of the two is not told. */
export async function readRecord(db: Db, { recordId, run, sight }: Asked & { recordId: number }) {
  const row = await findRecordRow(db, { recordId, sight });
  if (row === undefined) throw new DomainError('not_found', `没有来件 ${recordId}`, '请刷新来件列表后重试');
  const versions = await readRecordVersions(db, recordId);
  return showRecord(row, await readPlaces(db, [row], { run, sight }), versions, sight);
}

async function readPlaces(db: Db, rows: readonly RecordRow[], { run, sight }: Asked): Promise<PlacedAsks> {
  const asks = await readAskPlaces(db, { run, recordIds: rows.map(({ id }) => id) });
  const issueIds = asks.flatMap(({ issueId }) => issueId ?? []);
  const refs = await readIssueRefsInSight(db, { issueIds, sight });
  return { asks, issues: new Map(refs.map((ref) => [ref.id, ref])) };
}
