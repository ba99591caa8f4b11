import type { Quote } from '../../domain/ask.ts';
import type { Source } from '../../domain/record.ts';
import type { Db } from '../database.ts';

export type StoredQuote = Quote & {
  readonly issueId: number;
  readonly source: Source;
  readonly sourceId: string;
  readonly receivedAt: Date;
  readonly district: string | null;
  /** What stands there in the stored version. */
  readonly text: string;
};

/** Quotes of the last saved run, by issue, in the order they are shown. */
export async function readQuotes(db: Db): Promise<StoredQuote[]> {
  const rows = await db
    .selectFrom('issueQuote')
    .innerJoin('record', 'record.id', 'issueQuote.recordId')
    .innerJoin('recordVersion', (join) =>
      join
        .onRef('recordVersion.recordId', '=', 'issueQuote.recordId')
        .onRef('recordVersion.version', '=', 'issueQuote.version'),
    )
    .select([
      'issueQuote.issueId',
      'issueQuote.recordId',
      'issueQuote.version',
      'issueQuote.startAt as start',
      'issueQuote.endAt as end',
      'record.source',
      'record.sourceId',
      'record.receivedAt',
      'record.district',
      'recordVersion.body',
    ])
    .orderBy('issueQuote.issueId')
    .orderBy('issueQuote.position')
    .execute();
  // Cut here and not in SQL: PostgreSQL counts characters, our offsets count UTF-16 units.
  return rows.map(({ body, ...quote }) => ({ ...quote, text: body.slice(quote.start, quote.end) }));
}
