/** The issues nearest to one, each with the reasons: enough to judge without opening it. */
import type { Decision } from '../domain/decision.ts';
import type { Sight } from '../domain/sight.ts';
import type { Db } from '../store/database.ts';
import { readIssueRefs } from '../store/desk/issue-details.ts';
import { type IssueRow, readIssueRowsById } from '../store/desk/issue-rows.ts';
import { type IssueSample, readIssueSamples, readNearIssues } from '../store/desk/near-issues.ts';
import { readDecisionsOf } from '../store/issues/read-decisions.ts';
import { type Asked, requireIssueRow } from './read-issue.ts';
import { isoOrNull, showKind } from './show-issue.ts';
import { showProgress } from './show-progress.ts';
import { type Compared, whyNear } from './why-near.ts';

/** Nearest first; rejected, merged and dormant ones too. */
export async function readNear(db: Db, { limit, ...asked }: Asked & { limit: number }) {
  const { asOf, issueId, sight } = asked;
  const own = await requireIssueRow(db, asked);
  const near = await readNearIssues(db, { issueId, limit });
  const ids = near.map((one) => one.issueId);
  const [rows, samples, decisions] = await Promise.all([
    readIssueRowsById(db, { runId: asOf.runId, issueIds: ids, sight }),
    readIssueSamples(db, [issueId, ...ids]),
    readDecisionsOf(db, issueId),
  ]);
  const sampleOf = new Map(samples.map((sample) => [sample.issueId, sample]));
  const merged = await readIssueRefs(
    db,
    rows.flatMap(({ mergedInto }) => mergedInto ?? []),
  );
  const compared = compare(own, sampleOf.get(issueId));
  return near.flatMap(({ issueId: otherId, similarity }) => {
    const row = rows.find(({ id }) => id === otherId);
    if (row === undefined) return [];
    const sample = sampleOf.get(otherId);
    return {
      ...showNear(row),
      mergedInto: merged.find(({ id }) => id === row.mergedInto) ?? null,
      similarity: Math.max(0, Math.min(1, similarity)),
      why: whyNear(compared, compare(row, sample)),
      apart: findApart(decisions, otherId),
      sample: sample === undefined ? null : showSample(sample, sight),
    };
  });
}

function showNear(row: IssueRow) {
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    state: row.state,
    dormant: row.dormant,
    kind: showKind(row),
    rank: row.rank,
    live: { asks: row.asks, records: row.records, people: row.people },
    firstAt: isoOrNull(row.firstAt),
    lastAt: isoOrNull(row.lastAt),
  };
}

function compare(
  { title, keywords, districts, kindCode }: IssueRow,
  sample: IssueSample | undefined,
): Compared {
  const text = sample === undefined ? '' : `${sample.title}\n${wordsOf(sample)}`;
  return { title, keywords, districts, kindCode, places: sample?.places ?? [], text };
}

const wordsOf = ({ body, start, end }: IssueSample): string => body.slice(start, end);

function showSample(sample: IssueSample, { confidential }: Sight) {
  const { recordId, source, sourceId, receivedAt, title, district, place, handling, suggestionReply } =
    sample;
  if (sample.confidential && !confidential) return null;
  return {
    recordId,
    source,
    sourceId,
    receivedAt: receivedAt.toISOString(),
    title,
    text: wordsOf(sample),
    district,
    place,
    progress: showProgress(handling),
    reply: handling?.reply ?? suggestionReply,
  };
}

/** Somebody said that the two are not the same matter. */
function findApart(decisions: readonly Decision[], otherId: number) {
  const found = decisions.findLast(
    ({ action }) => action.type === 'apart' && action.issueIds?.includes(otherId),
  );
  return found === undefined
    ? null
    : { decisionId: found.id, author: found.author, at: found.at.toISOString() };
}
