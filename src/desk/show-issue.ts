/** An issue from its row in the store, as its page and lists show it. Pure. */
import { UNSURE_KIND } from '../domain/kind.ts';
import type { IssueRow, QuotedIssueRow } from '../store/desk/issue-rows.ts';
import { showQuote } from './show-quote.ts';

export function showIssue(row: IssueRow) {
  const { id, version, title, titleSource, keywords, state, dormant, event, districts, sources } = row;
  return {
    id,
    version,
    title,
    titleSource,
    keywords,
    kind: showKind(row),
    state,
    dormant,
    event,
    ranking: showRanking(row),
    live: { asks: row.asks, records: row.records, people: row.people },
    firstAt: isoOrNull(row.firstAt),
    lastAt: isoOrNull(row.lastAt),
    recent: { records: row.recentRecords, before: row.beforeRecords },
    districts,
    sources,
  };
}

export function showListedIssue(row: QuotedIssueRow) {
  return { ...showIssue(row), quote: row.quote && showQuote(row.quote) };
}

export function showKind({
  kindCode,
  kindName,
  kindConfidence,
  kindSource,
}: Pick<IssueRow, 'kindCode' | 'kindName' | 'kindConfidence' | 'kindSource'>) {
  return {
    code: kindCode ?? UNSURE_KIND,
    name: kindCode === null ? '待定' : (kindName ?? kindCode),
    confidence: kindConfidence,
    source: kindSource,
  };
}

/** null for an issue that the last run did not rank. */
function showRanking({ rank, rankLow, rankHigh, score, parts, weights, counts }: IssueRow) {
  if (rank === null || rankLow === null || rankHigh === null || score === null) return null;
  if (parts === null || weights === null || counts === null) return null;
  return { rank, rankRange: [rankLow, rankHigh] as const, score, parts, weights, counts };
}

export const isoOrNull = (moment: Date | null): string | null => moment?.toISOString() ?? null;
