import type { IngestOutcome } from '../../pipeline/outcomes.ts';
import type { Context } from '../context.ts';

const SHOWN_REJECTS = 20;
const STATES = ['created', 'updated', 'unchanged'] as const;

/** The balance sheet of one file, its rejected rows and what was masked. */
export function printIngest(context: Context, outcome: IngestOutcome, rejectsPath?: string): void {
  const { terminal, messages } = context;
  terminal.say(`  ${messages.ingest.balance(outcome.received, balanceOf(context, outcome))}`);
  terminal.say(`  ${maskedLine(context, outcome.masked)}`);
  printRejects(context, outcome.rejected);
  if (rejectsPath !== undefined && outcome.rejected.length > 0) {
    terminal.say(`  ${messages.ingest.rejectsWritten(rejectsPath)}`);
  }
  if (outcome.received > outcome.rejected.length) return;
  const { noRows, nothingStored, nothingStoredRemedy } = messages.ingest;
  terminal.note(`${messages.errors.what}: ${outcome.received === 0 ? noRows : nothingStored}`);
  if (outcome.received > 0) terminal.note(`${messages.errors.remedy}: ${nothingStoredRemedy}`);
}

export function printTotal(context: Context, outcome: IngestOutcome): void {
  const { terminal, messages } = context;
  terminal.say(terminal.style('bold', messages.ingest.total));
  terminal.say(`  ${messages.ingest.balance(outcome.received, balanceOf(context, outcome))}`);
}

function balanceOf({ messages }: Context, outcome: IngestOutcome): string {
  const stored = STATES.map((state) => `${messages.ingest[state]} ${outcome[state]}`);
  return [...stored, `${messages.ingest.rejected} ${outcome.rejected.length}`].join(' + ');
}

export function maskedLine({ messages }: Context, masked: IngestOutcome['masked']): string {
  const found = Object.entries(masked).filter(([, count]) => count > 0);
  if (found.length === 0) return messages.ingest.nothingMasked;
  return messages.ingest.masked(
    found.map(([type, count]) => `${messages.maskName(type)} ${count}`).join(' · '),
  );
}

export function printRejects({ terminal, messages }: Context, rejected: IngestOutcome['rejected']): void {
  for (const { row, line, sourceId, reason, detail } of rejected.slice(0, SHOWN_REJECTS)) {
    const place = messages.ingest.rejectLine(row, line, sourceId);
    terminal.say(terminal.style('yellow', `  ! ${place} ${messages.reasonName(reason)}: ${detail}`));
  }
  const more = rejected.length - SHOWN_REJECTS;
  if (more > 0) terminal.say(`    ${messages.ingest.moreRejects(more)}`);
}
