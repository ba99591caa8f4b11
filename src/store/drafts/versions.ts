import { type Selectable, sql } from 'kysely';
import type { Db, DraftVersionTable } from '../database.ts';

type Row = Selectable<DraftVersionTable>;
export type VersionRow = Pick<Row, 'version' | 'cause' | 'savedAt' | 'kept'> & {
  readonly savedByName: string;
  readonly title: string;
};

/** Newest first. A draft has at most a row for every five minutes of typing. */
export function listVersions(db: Db, draftId: number): Promise<VersionRow[]> {
  return versionsOf(db, draftId)
    .select(sql<string>`draft_version.content ->> 'title'`.as('title'))
    .orderBy('draftVersion.version', 'desc')
    .execute();
}

export type StoredVersion = Omit<VersionRow, 'title'> & Pick<Row, 'content'>;

export function findVersion(db: Db, draftId: number, version: number): Promise<StoredVersion | undefined> {
  return versionsOf(db, draftId)
    .select('draftVersion.content')
    .where('draftVersion.version', '=', version)
    .executeTakeFirst();
}

const versionsOf = (db: Db, draftId: number) =>
  db
    .selectFrom('draftVersion')
    .innerJoin('account', 'account.id', 'draftVersion.savedBy')
    .select([
      'draftVersion.version',
      'draftVersion.cause',
      'draftVersion.savedAt',
      'draftVersion.kept',
      'account.displayName as savedByName',
    ])
    .where('draftVersion.draftId', '=', draftId);
