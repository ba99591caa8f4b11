import type { FileDescription } from '../../ingest/describe-understanding.ts';
import type { Context } from '../context.ts';
import { truncate } from '../terminal/display-width.ts';
import { formatTable } from '../terminal/format-table.ts';
import { maskedLine, printRejects } from './show-ingest.ts';

const EXAMPLE_COLUMNS = 90;

/** What was understood of a file: columns, dates, masking, rejected rows, first records. */
export function printDescription(context: Context, file: string, description: FileDescription): void {
  const { terminal, messages } = context;
  const { dryRun } = messages;
  terminal.say(terminal.style('bold', dryRun.heading(file)));
  const encoding = [description.encoding, description.delimiter && `"${description.delimiter}"`];
  terminal.say(
    `  ${dryRun.format(
      description.format,
      encoding
        .filter(Boolean)
        .map((part) => ` ${part}`)
        .join(''),
    )}`,
  );
  for (const { name } of description.sheets ?? []) terminal.say(`  ${dryRun.sheet(name)}`);
  printColumns(context, description.understanding);
  if (description.period) {
    terminal.say(`  ${dryRun.period(dayOf(description.period.from), dayOf(description.period.to))}`);
  }
  terminal.say(`  ${dryRun.would(description.accepted, description.rejected.length)}`);
  terminal.say(`  ${maskedLine(context, description.masked)}`);
  printRejects(context, description.rejected);
  for (const [note, times] of Object.entries(description.notes)) {
    terminal.say(terminal.style('yellow', `  ${dryRun.note(note, times)}`));
  }
  printExamples(context, description.examples);
}

function printColumns(
  { terminal, messages }: Context,
  understanding: FileDescription['understanding'],
): void {
  const { dryRun } = messages;
  const rows = Object.entries(understanding.columns).map(([field, columns]) => [field, columns.join(' → ')]);
  terminal.say(
    `\n${formatTable([{ header: dryRun.field }, { header: dryRun.column }], rows, terminal.width)}\n`,
  );
  if (understanding.rowHash) terminal.say(`  ${dryRun.rowHash}`);
  if (understanding.unused.length > 0) terminal.say(`  ${dryRun.unused(understanding.unused.join(', '))}`);
}

function printExamples({ terminal, messages }: Context, examples: FileDescription['examples']): void {
  if (examples.length === 0) return;
  terminal.say(`\n${terminal.style('bold', messages.dryRun.examples)}`);
  for (const { sourceId, receivedAt, title, body } of examples) {
    terminal.say(`  ${sourceId}  ${dayOf(receivedAt)}  ${title}`);
    terminal.say(terminal.style('dim', `    ${truncate(body.replace(/\s+/g, ' '), EXAMPLE_COLUMNS)}`));
  }
}

/** The day in China: 2025-03-01. */
function dayOf(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
