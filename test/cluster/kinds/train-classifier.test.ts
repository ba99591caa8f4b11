import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { classifyKind, lexiconClassifier } from '../../../src/cluster/kinds/classify-kind.ts';
import { compileLexicon } from '../../../src/cluster/kinds/compile-lexicon.ts';
import { trainClassifier } from '../../../src/cluster/kinds/train-classifier.ts';
import { KINDS } from './read-taxonomy.ts';

const lexicon = compileLexicon(KINDS);
const label = (body: string, kind: string) => ({ text: { title: '', body }, kind });
const corrections = [
  label('云麓知春集中供暖不热，家里只有十二度', 'C1003'),
  label('供暖温度不达标要求退取暖费', 'C1003'),
  label('暖气不热打能源公司电话没人接', 'C1003'),
  label('集中供暖形同虚设', 'C1003'),
];
const heating = { title: '', body: '我家集中供暖一直不热' };

const recordSchema = z.object({ title: z.string(), body: z.string(), kind: z.string() });
const records = ['hotline-issues-a', 'hotline-issues-b'].flatMap((file) =>
  readFileSync(join(import.meta.dirname, `../../../sample/source/${file}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => recordSchema.parse(JSON.parse(line))),
);

describe('trainClassifier', () => {
  it('places unseen records better after half of the sample was confirmed', () => {
    const [seen, unseen] = [0, 1].map((half) => records.filter((_, at) => at % 2 === half));
    const labels = (seen ?? []).map((text) => ({ text, kind: text.kind }));
    const rightOf = (classifier: ReturnType<typeof trainClassifier>) =>
      (unseen ?? []).filter((text) => classifyKind(classifier, text).ranked[0]?.code === text.kind).length;
    const before = rightOf(lexiconClassifier(lexicon));
    expect(rightOf(trainClassifier(lexicon, labels))).toBeGreaterThan(before + 5);
  });

  it('is exactly the lexicon without labels', () => {
    const untrained = trainClassifier(lexicon, []);
    for (const body of ['停车难', '集中供暖不热', '路灯不亮'])
      expect(classifyKind(untrained, { title: '', body })).toEqual(
        classifyKind(lexiconClassifier(lexicon), { title: '', body }),
      );
  });

  it('learns a wording that no list has', () => {
    expect(classifyKind(lexiconClassifier(lexicon), heating).ranked[0]?.code).not.toBe('C1003');
    expect(classifyKind(trainClassifier(lexicon, corrections), heating).ranked[0]?.code).toBe('C1003');
  });

  it('keeps what it knew elsewhere', () => {
    const trained = trainClassifier(lexicon, corrections);
    expect(classifyKind(trained, { title: '关于老旧小区加装电梯的建议', body: '' }).code).toBe('C0102');
  });

  it('gives the same numbers on every run and skips kinds that no longer exist', () => {
    const twice = [0, 1].map(() => classifyKind(trainClassifier(lexicon, corrections), heating));
    expect(twice[0]).toEqual(twice[1]);
    const stale = trainClassifier(lexicon, [label('停车难', 'C9999')]);
    expect(stale.correction).toBeNull();
  });

  it('uses the words of a tokenizer when it gets one', () => {
    const tokenize = (text: string) => (text.includes('暖') ? ['供暖'] : []);
    const trained = trainClassifier(lexicon, corrections, { tokenize });
    expect(classifyKind(trained, heating).ranked[0]?.code).toBe('C1003');
  });
});
