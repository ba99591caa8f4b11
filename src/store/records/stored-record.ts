/** From the row to the domain: moments inside jsonb come back as dates. */
import type { Selectable } from 'kysely';
import type { Handling, StoredRecord, SuggestionParts } from '../../domain/record.ts';
import type { HandlingJson, RecordTable, SuggestionJson } from '../database.ts';

export const RECORD_COLUMNS = [
  'id',
  'version',
  'source',
  'sourceId',
  'receivedAt',
  'title',
  'body',
  'appealType',
  'sourceAppealType',
  'sourceCategory',
  'district',
  'street',
  'place',
  'channel',
  'person',
  'confidential',
  'likes',
  'dislikes',
  'handling',
  'suggestion',
] as const;

type RecordRow = Pick<Selectable<RecordTable>, (typeof RECORD_COLUMNS)[number]>;

export function toStoredRecord({ handling, suggestion, ...fields }: RecordRow): StoredRecord {
  return {
    ...fields,
    handling: handling && toHandling(handling),
    suggestion: suggestion && toSuggestion(suggestion),
  };
}

function toHandling(json: HandlingJson): Handling {
  return { ...json, dueAt: toDate(json.dueAt), completedAt: toDate(json.completedAt) };
}

function toSuggestion(json: SuggestionJson): SuggestionParts {
  return {
    ...json,
    assignedAt: toDate(json.assignedAt),
    dueAt: toDate(json.dueAt),
    repliedAt: toDate(json.repliedAt),
  };
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** Handling and suggestion without their long reply, as the ask rows carry them. */
export function toHandlingFacts(json: Omit<HandlingJson, 'reply'>): Omit<Handling, 'reply'> {
  const { reply: _, ...facts } = toHandling({ ...json, reply: null });
  return facts;
}

export function toSuggestionFacts(json: Omit<SuggestionJson, 'reply'>): Omit<SuggestionParts, 'reply'> {
  const { reply: _, ...facts } = toSuggestion({ ...json, reply: null });
  return facts;
}
