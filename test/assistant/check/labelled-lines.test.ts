import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../src/assistant/check/check-draft.ts';
import { draftOf, GOOD, inputOf } from './draft-of.ts';
import { LABELLED, type LabelledLine } from './labelled-lines.ts';

const JUDGED = ['one_matter', 'genre', 'empty_phrases'];

/** What the check says of the line, of the kinds that are labelled. */
function foundIn({ part, text }: LabelledLine): string[] {
  const own = part === 'facts' ? `${GOOD.sections.facts}\n${text}` : text;
  const from = own.length - text.length;
  const hints = checkDraft(inputOf(draftOf({ [part]: own })));
  return [
    ...new Set(
      hints
        .filter((hint) => hint.part === part && (hint.at === null || hint.at.end > from))
        .flatMap(({ rule, ground }) => ground ?? (JUDGED.includes(rule) ? rule : [])),
    ),
  ];
}

const judged = LABELLED.map((line) => ({ ...line, found: foundIn(line) }));
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

function scoreOf(label: string) {
  const meant = judged.filter(({ is }) => is === label);
  const hit = meant.filter(({ found }) => found.includes(label)).length;
  const said = judged.filter(({ found }) => found.includes(label)).length;
  return { lines: meant.length, precision: share(hit, said), recall: share(hit, meant.length) };
}

describe('labelled lines', () => {
  const labels = [...new Set(LABELLED.flatMap(({ is }) => is ?? []))];
  const scores = Object.fromEntries(labels.map((label) => [label, scoreOf(label)]));

  it('are at least eighty, each with one label', () => expect(LABELLED.length).toBeGreaterThanOrEqual(80));

  it.each(labels)('%s', (label) => {
    const { precision, recall, lines } = scores[label] ?? scoreOf(label);
    process.stdout.write(
      `check ${label}: ${lines} lines, precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}\n`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.8);
    expect(recall).toBeGreaterThanOrEqual(0.7);
  });

  it('without a fault are left alone', () => {
    expect(judged.filter(({ is, found }) => is === null && found.length > 0)).toEqual([]);
  });
});
