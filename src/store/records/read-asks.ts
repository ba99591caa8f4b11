import { sql } from 'kysely';
import type { AppealType, Handling, Source, SuggestionParts } from '../../domain/record.ts';
import type { Db, HandlingJson, SuggestionJson } from '../database.ts';
import { toHandlingFacts, toSuggestionFacts } from './stored-record.ts';

/** An ask with what grouping and ranking need of its record; no text, so that 10^5 fit in memory. */
export type AskRow = {
  readonly askId: number;
  readonly recordId: number;
  readonly version: number;
  /** 0-based position in the record. */
  readonly ordinal: number;
  /** UTF-16 offsets into the stored, masked body. */
  readonly start: number;
  readonly end: number;
  readonly textHash: string;
  readonly source: Source;
  readonly sourceId: string;
  readonly receivedAt: Date;
  readonly appealType: AppealType | null;
  readonly district: string | null;
  readonly street: string | null;
  readonly place: string | null;
  readonly channel: string | null;
  readonly person: string | null;
  readonly confidential: boolean;
  readonly likes: number;
  readonly dislikes: number;
  readonly handling: Omit<Handling, 'reply'> | null;
  readonly suggestion: Omit<SuggestionParts, 'reply'> | null;
};

type Row = Omit<AskRow, 'handling' | 'suggestion'> & {
  handling: Omit<HandlingJson, 'reply'> | null;
  suggestion: Omit<SuggestionJson, 'reply'> | null;
};

const PAGE_ROWS = 5000;

/** Every active ask, ordered by ask id. */
export async function readAsks(db: Db): Promise<AskRow[]> {
  const asks: AskRow[] = [];
  for (;;) {
    const page = await readPage(db, asks.at(-1)?.askId ?? 0);
    for (const { handling, suggestion, ...fields } of page) {
      asks.push({
        ...fields,
        handling: handling && toHandlingFacts(handling),
        suggestion: suggestion && toSuggestionFacts(suggestion),
      });
    }
    if (page.length < PAGE_ROWS) return asks;
  }
}

async function readPage(db: Db, after: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ask.id as ask_id, ask.record_id, ask.version, ask.ordinal, ask.start_at as start, ask.end_at as "end",
      ask.text_hash, record.source, record.source_id, record.received_at, record.appeal_type, record.district,
      record.street, record.place, record.channel, record.person, record.confidential, record.likes, record.dislikes,
      record.handling - 'reply' as handling, record.suggestion - 'reply' as suggestion
    from ask join record on record.id = ask.record_id
    where ask.active and ask.id > ${after}
    order by ask.id
    limit ${PAGE_ROWS}
  `.execute(db);
  return rows;
}
