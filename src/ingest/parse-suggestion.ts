import type { SuggestionParts } from '../domain/record.ts';
import { parseYesNo, splitNames, type Translate } from './parse-values.ts';
import { RowRefusal, type RowView } from './row-view.ts';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The masked texts of a suggestion's form; '' = blank. */
export type SuggestionTexts = {
  readonly reason: string;
  readonly analysis: string;
  readonly body: string;
  readonly measures: string;
};

export type SuggestionBody = Pick<SuggestionParts, 'reason' | 'measures'> & { readonly body: string };

/**
 * 案由, analysis, body and measures joined by line breaks, each text once, with the spans of facts and
 * measures. In a form of 案由 and 内容 alone the content is the measures.
 */
export function joinSuggestion(texts: SuggestionTexts): SuggestionBody {
  const bodyIsMeasures = texts.measures === '' && (texts.reason !== '' || texts.analysis !== '');
  const facts = [...new Set([texts.reason, texts.analysis].filter((text) => text !== ''))];
  const measures = bodyIsMeasures ? texts.body : texts.measures;
  const middle = bodyIsMeasures || facts.includes(texts.body) || texts.body === measures ? '' : texts.body;
  const pieces = [facts.join('\n'), middle, measures].filter((text) => text !== '');
  const body = pieces.join('\n');
  const factsLength = facts.join('\n').length;
  return {
    body,
    reason: factsLength > 0 ? { start: 0, end: factsLength } : null,
    measures: measures === '' ? null : { start: body.length - measures.length, end: body.length },
  };
}

/** @param reply the masked answer, '' = none. @throws {RowRefusal} bad_value for a year that is none. */
export function parseSuggestion(
  view: RowView,
  translate: Translate,
  { receivedAt, spans, reply }: { receivedAt: Date; spans: SuggestionBody; reply: string },
): SuggestionParts {
  const lead = splitNames(view.word('leadDeputy'))[0] ?? null;
  return {
    session: view.word('session') || null,
    year: parseYear(view) ?? new Date(receivedAt.getTime() + SHANGHAI_OFFSET_MS).getUTCFullYear(),
    suggestionClass: view.word('suggestionClass') || null,
    leadDeputy: lead,
    cosigners: cosignersOf(view, lead),
    delegation: view.word('delegation') || null,
    leadUnit: view.word('unit') || null,
    assistUnits: splitNames(view.word('assistUnits')),
    reason: spans.reason,
    measures: spans.measures,
    assignedAt: view.date('assignedAt'),
    dueAt: view.date('extendedDueAt') ?? view.date('dueAt'),
    repliedAt: view.date('repliedAt') ?? view.date('completedAt'),
    reply: reply || null,
    replyClass: translate('replyClass', view.word('replyClass')),
    attitudeRating: translate('rating', view.word('attitudeRating')),
    resultRating:
      translate('rating', view.word('resultRating')) ?? translate('rating', view.word('satisfaction')),
    keySupervision: parseYesNo(view.cell('keySupervision')),
    declaredRepeat: translate('declaredRepeat', view.word('declaredRepeat')),
  };
}

/** Further names in the column of the lead deputy are co-signers too: 张某等3人 keeps its words out of the list. */
export function cosignersOf(view: RowView, lead: string | null): string[] {
  const further = splitNames(view.word('leadDeputy')).slice(1);
  return [...new Set([...further, ...splitNames(view.word('cosigners'))])].filter((name) => name !== lead);
}

/** 2025, '2025年', '2025年度'; null = no such column or blank. */
function parseYear(view: RowView): number | null {
  const word = view.word('year');
  if (word === '') return null;
  const year = Number(/^(\d{4})(?:年度?)?$/.exec(word.normalize('NFKC'))?.[1]);
  if (year >= 1980 && year <= 2100) return year;
  throw new RowRefusal('bad_value', `${view.describe('year')}不是年份`);
}
