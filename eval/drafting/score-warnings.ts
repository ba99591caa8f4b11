/** Whether the check speaks when a deputy types what may not be filed, and keeps quiet when nothing is wrong. */
import { checkDraft } from '../../src/assistant/check/check-draft.ts';
import type { CheckInput } from '../../src/assistant/check/check-input.ts';
import { EMPTY_CONTENT } from '../../src/domain/draft.ts';
import { type Figure, shareFigure } from '../harness/suite.ts';
import type { DraftingCase } from './read-cases.ts';
import { DAY } from './write-draft.ts';

type Known = Pick<CheckInput, 'departments' | 'kinds' | 'city'>;

/**
 * N05, no real content, is not counted against it: a concern is no draft yet.
 *
 * @param known what the check knows of the city.
 */
export function scoreWarnings(cases: readonly DraftingCase[], known: Known): Figure[] {
  const warned = cases.map(({ concern, warning }) => ({ warning, told: warningsOf(concern, known) }));
  const wanted = warned.flatMap(({ warning, told }) => (warning === null ? [] : [told.includes(warning)]));
  const ordinary = cases
    .filter(({ type }) => type === 'ordinary')
    .map(({ concern }) => warningsOf(concern, known));
  const falsely = ordinary.map((told) =>
    told.some((words) => words.startsWith('inadmissible') && words !== 'inadmissible N05'),
  );
  const count = (things: readonly boolean[]) => ({
    part: things.filter(Boolean).length,
    whole: things.length,
  });
  return [
    shareFigure('warned', '不该提的，检查出来了', count(wanted), { tolerance: 0.02 }),
    shareFigure('warned-falsely', '正常的关切被说成不该提', count(falsely), {
      better: 'lower',
      tolerance: 0,
    }),
  ];
}

function warningsOf(concern: string, known: Known): string[] {
  const content = { ...EMPTY_CONTENT, sections: { ...EMPTY_CONTENT.sections, facts: concern } };
  const hints = checkDraft({
    ...known,
    ...{ content, day: DAY, evidence: [], earlier: [], verdicts: [], attribution: [] },
  });
  return hints.map(({ rule, ground }) => (ground === null ? rule : `${rule} ${ground}`));
}
