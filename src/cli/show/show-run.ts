import { LINEAGE_EVENTS } from '../../domain/lineage.ts';
import type { RunOutcome } from '../../pipeline/outcomes.ts';
import type { Context } from '../context.ts';

const SHOWN_FAILURES = 10;

/** The balance sheet of a run, what became of the issues, what failed, and the time it took. */
export function printRun({ terminal, messages: { run, stepName } }: Context, outcome: RunOutcome): void {
  const { assigned, unclustered, excluded, failed } = outcome;
  const parts = [
    `${run.assigned} ${assigned}`,
    `${run.unclustered} ${unclustered}`,
    `${run.excluded} ${excluded}`,
    `${run.failed} ${failed.length}`,
  ];
  terminal.say(run.summary(outcome.records, outcome.issues));
  terminal.say(run.balance(`${run.asks} ${outcome.asks} = ${parts.join(' + ')}`));
  const lineage = LINEAGE_EVENTS.map((event) => `${run.lineageNames[event]} ${outcome.lineage[event]}`);
  terminal.say(`${run.lineage}: ${lineage.join(' · ')}`);
  for (const { sourceId, reason } of failed.slice(0, SHOWN_FAILURES)) {
    terminal.say(terminal.style('yellow', `  ! ${run.failedLine(sourceId, reason)}`));
  }
  if (outcome.contradictions.length > 0) {
    terminal.say(terminal.style('yellow', `  ! ${run.contradictions(outcome.contradictions.length)}`));
  }
  const seconds = Object.entries(outcome.seconds).map(
    ([stage, took]) => `${stepName(stage)} ${took.toFixed(1)}`,
  );
  terminal.say(
    terminal.style('dim', `${run.embedded(outcome.embedded)} · ${run.seconds}: ${seconds.join(' · ')}`),
  );
  terminal.say(terminal.style('dim', run.digest(outcome.digest)));
}
