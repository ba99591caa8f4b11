/** A record as lists and its own page show it: never who sent it, not even the hash. Pure. */
import type { Sight } from '../domain/sight.ts';
import type { SuggestionJson } from '../store/database.ts';
import type { IssueRef } from '../store/desk/issue-details.ts';
import type { AskState } from '../store/desk/record-conditions.ts';
import type { AskPlace, RecordRow, VersionRow } from '../store/desk/record-rows.ts';
import { hideWords, mayRead } from './hide-words.ts';
import { showProgress } from './show-progress.ts';
import { onCharacter } from './show-quote.ts';

const EXCERPT = 120;

export type PlacedAsks = {
  readonly asks: readonly AskPlace[];
  /** Those in sight. */
  readonly issues: ReadonlyMap<number, IssueRef>;
};

export function showRecordRow(row: RecordRow, { asks, issues }: PlacedAsks, sight: Sight) {
  const own = asks.filter(({ recordId }) => recordId === row.id);
  return {
    ...showFields(row, own, issues, sight),
    excerpt: mayRead(row, sight) ? row.body.slice(0, onCharacter(row.body, EXCERPT)) : null,
    suggestion: row.suggestion && showSuggestion(row.suggestion),
  };
}

export function showRecord(
  row: RecordRow,
  { asks, issues }: PlacedAsks,
  versions: readonly VersionRow[],
  sight: Sight,
) {
  const readable = mayRead(row, sight);
  return {
    ...showFields(row, asks, issues, sight),
    body: readable ? row.body : null,
    sourceAppealType: row.sourceAppealType,
    sourceCategory: row.sourceCategory,
    likes: row.likes,
    dislikes: row.dislikes,
    affectedPeople: row.handling?.affectedPeople ?? null,
    relatedSourceIds: row.handling?.relatedSourceIds ?? [],
    reply: readable ? (row.handling?.reply ?? row.suggestion?.reply ?? null) : null,
    suggestion: row.suggestion && showWholeSuggestion(row.suggestion),
    importId: row.importId,
    versions: readable ? versions.map(showVersion) : [],
    asks: asks.map(({ askId, recordId: _, issueId, ...ask }) => ({
      ...ask,
      id: askId,
      issue: (issueId !== null && issues.get(issueId)) || null,
    })),
  };
}

function showFields(row: RecordRow, own: readonly AskPlace[], issues: PlacedAsks['issues'], sight: Sight) {
  const { id, version, source, sourceId, receivedAt, appealType, district, channel, confidential } = row;
  const issueIds = [...new Set(own.map(({ issueId }) => issueId))].filter((issueId) => issueId !== null);
  const states: AskState[] = [...new Set(own.map(({ state }) => state))];
  return {
    id,
    version,
    source,
    sourceId,
    receivedAt: receivedAt.toISOString(),
    ...hideWords(row, sight),
    appealType,
    district,
    channel,
    confidential,
    progress: showProgress(row.handling),
    states,
    issues: issueIds.flatMap((issueId) => issues.get(issueId) ?? []),
    kind: row.kindCode === null ? null : { code: row.kindCode, name: row.kindName ?? row.kindCode },
  };
}

function showSuggestion(parts: SuggestionJson) {
  const { session, year, leadDeputy, delegation, leadUnit, replyClass, resultRating, keySupervision } = parts;
  return { session, year, leadDeputy, delegation, leadUnit, replyClass, resultRating, keySupervision };
}

function showWholeSuggestion(parts: SuggestionJson) {
  const { suggestionClass, cosigners, assistUnits, attitudeRating, repliedAt } = parts;
  return { ...showSuggestion(parts), suggestionClass, cosigners, assistUnits, attitudeRating, repliedAt };
}

const showVersion = ({ receivedAt, seenAt, ...version }: VersionRow) => ({
  ...version,
  receivedAt: receivedAt.toISOString(),
  seenAt: seenAt.toISOString(),
});
