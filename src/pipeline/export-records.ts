import type { StoredRecord } from '../domain/record.ts';
import type { Db } from '../store/database.ts';
import { exportRecords } from '../store/records/read-records.ts';

/** One line of `minsheng export`, as DESIGN.md section 5 prints it. */
export type ExportedRecord = Pick<
  StoredRecord,
  | 'source'
  | 'sourceId'
  | 'version'
  | 'title'
  | 'body'
  | 'appealType'
  | 'sourceCategory'
  | 'district'
  | 'channel'
  | 'person'
> & {
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
};

/** Every stored record in its current version, masked as stored, ordered by source and id. */
export async function* listExportedRecords(db: Db): AsyncGenerator<ExportedRecord> {
  for await (const record of exportRecords(db)) {
    const { source, sourceId, version, receivedAt, title, body, ...rest } = record;
    const { appealType, sourceCategory, district, channel, person } = rest;
    yield {
      source,
      sourceId,
      version,
      receivedAt: receivedAt.toISOString(),
      title,
      body,
      appealType,
      sourceCategory,
      district,
      channel,
      person,
    };
  }
}
