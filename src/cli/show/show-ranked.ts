/** Tables of what is ranked: the four parts as small bars with their numbers, so that an order explains itself. */
import { PARTS, type Part } from '../../domain/ranking.ts';
import type { BundleOutcome, IssueOutcome, KindOutcome, RankedOutcome } from '../../pipeline/outcomes.ts';
import type { Context } from '../context.ts';
import { type Column, formatTable } from '../terminal/format-table.ts';

const BAR_COLUMNS = 5;
/** Below this width of a terminal the numbers stand without bars. */
const BARS_FROM = 120;
const MANY = 6;

/** Rank, title, kind, records, people, the four parts, score, range. */
export function printIssues(
  context: Context,
  issues: readonly IssueOutcome[],
  { isFiltered = false }: { readonly isFiltered?: boolean } = {},
): void {
  const { table } = context.messages;
  if (issues.length === 0) {
    context.terminal.say(isFiltered ? table.noMatch : table.noIssues);
    return;
  }
  const columns: Column[] = [
    { header: table.rank, align: 'right' },
    { header: table.title, flexible: true },
    { header: table.kind, flexible: true },
    ...rankedColumns(context),
    { header: table.state },
  ];
  const rows = issues.map((issue) => [
    String(issue.rank),
    issue.title,
    issue.kind.name,
    ...rankedCells(context, issue),
    context.messages.stateName(issue.state),
  ]);
  print(context, columns, rows);
}

export function printKinds(context: Context, kinds: readonly KindOutcome[]): void {
  const { table } = context.messages;
  if (kinds.length === 0) {
    context.terminal.say(table.noKinds);
    return;
  }
  const columns: Column[] = [
    { header: table.rank, align: 'right' },
    { header: table.kind, flexible: true },
    { header: table.issues, align: 'right' },
    { header: table.suggestions, align: 'right' },
    ...rankedColumns(context),
  ];
  const rows = kinds.map((kind) => [
    String(kind.rank),
    kind.title,
    String(kind.issues.length),
    String(kind.suggestions.length),
    ...rankedCells(context, kind),
  ]);
  print(context, columns, rows);
}

/** A bundle is no ranking: it has no parts. */
export function printBundles(context: Context, bundles: readonly BundleOutcome[]): void {
  const { terminal, messages } = context;
  const { table } = messages;
  if (bundles.length === 0) {
    terminal.say(table.noBundles);
    return;
  }
  const columns: Column[] = [
    { header: table.kind, flexible: true },
    { header: table.lead, flexible: true },
    { header: table.years },
    { header: table.sameAnswer },
    { header: table.suggestions, flexible: true },
  ];
  const rows = bundles.map(({ kind, lead, years, sameAnswer, suggestions }) => [
    kind.name,
    lead ?? table.none,
    yearsOf(years),
    sameAnswer ? table.yes : table.none,
    `${suggestions.length}: ${listed(suggestions)}`,
  ]);
  terminal.say(formatTable(columns, rows, terminal.width));
}

function print({ terminal, messages }: Context, columns: readonly Column[], rows: readonly string[][]): void {
  terminal.say(formatTable(columns, rows, terminal.width));
  terminal.say(terminal.style('dim', messages.table.count(rows.length)));
}

function rankedColumns({ messages: { table, partNames } }: Context): Column[] {
  return [
    { header: table.records, align: 'right' },
    { header: table.people, align: 'right' },
    ...PARTS.map((part): Column => ({ header: partNames[part] })),
    { header: table.score, align: 'right' },
    { header: table.range },
  ];
}

function rankedCells(
  { terminal }: Context,
  { records, people, parts, score, rankRange }: RankedOutcome,
): string[] {
  const hasBars = terminal.width >= BARS_FROM;
  const cell = (part: Part) => `${hasBars ? `${bar(parts[part])} ` : ''}${parts[part].toFixed(2)}`;
  const range = rankRange[0] === rankRange[1] ? `${rankRange[0]}` : `${rankRange[0]}–${rankRange[1]}`;
  return [String(records), String(people), ...PARTS.map(cell), score.toFixed(3), range];
}

/** @param share 0 to 1. Something above nothing shows at least one block. */
function bar(share: number): string {
  const blocks = share <= 0 ? 0 : Math.max(1, Math.round(share * BAR_COLUMNS));
  return '▇'.repeat(Math.min(blocks, BAR_COLUMNS)).padEnd(BAR_COLUMNS, ' ');
}

function yearsOf(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? `${first}` : `${first}–${last}`;
}

function listed(ids: readonly string[]): string {
  return ids.length <= MANY ? ids.join(' ') : `${ids.slice(0, MANY).join(' ')} …`;
}
