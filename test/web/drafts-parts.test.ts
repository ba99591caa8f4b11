/** The pure parts of the pages of drafts. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DraftContent, EMPTY_CONTENT } from '../../src/domain/draft.ts';
import type { Hint } from '../../src/domain/hint.ts';
import type { TurnEvent } from '../../src/domain/turn.ts';
import { applyHint, placeOf } from '../../web/src/pages/drafts/apply-hint.ts';
import {
  mergeContents,
  mergeSaved,
  PARTS,
  partOf,
  sameContent,
  withPart,
} from '../../web/src/pages/drafts/draft-fields.ts';
import { quotedSpans } from '../../web/src/pages/drafts/quoted-spans.ts';
import { hear, SILENCE } from '../../web/src/pages/drafts/turn-log.ts';
import { dropCopy, dropFoundCopy, findCopy, keepCopy } from '../../web/src/pages/drafts/unsaved-copy.ts';

/** Few texts, so that two versions often agree. */
const contents = fc
  .array(fc.constantFrom('', '甲', '乙', '丙'), { minLength: PARTS.length, maxLength: PARTS.length })
  .chain((texts) =>
    fc.boolean().map((wantsContact): DraftContent => {
      const filled = PARTS.reduce(
        (content, part, index) => withPart(content, part, texts[index] ?? ''),
        EMPTY_CONTENT,
      );
      return { ...filled, form: { ...filled.form, wantsContact } };
    }),
  );

describe('two versions of a draft', () => {
  it('lose nothing that one of them alone changed, and leave to a person what both did', () => {
    fc.assert(
      fc.property(contents, contents, contents, (base, mine, theirs) => {
        const { content, conflicts } = mergeContents(base, mine, theirs);
        for (const part of PARTS) {
          const [was, here, there] = [partOf(base, part), partOf(mine, part), partOf(theirs, part)];
          if (here === was) expect(partOf(content, part)).toBe(there);
          else expect(partOf(content, part)).toBe(here);
          expect(conflicts.includes(part)).toBe(here !== was && there !== was && here !== there);
        }
      }),
    );
  });

  it('are one when only one of them changed', () => {
    fc.assert(
      fc.property(contents, contents, (base, other) => {
        expect(sameContent(mergeContents(base, base, other).content, other)).toBe(true);
        expect(sameContent(mergeContents(base, other, base).content, other)).toBe(true);
        expect(mergeContents(base, other, base).taken).toEqual([]);
      }),
    );
  });

  it('what was typed while saving stays; elsewhere stands what was saved', () => {
    fc.assert(
      fc.property(contents, contents, contents, (now, sent, saved) => {
        const merged = mergeSaved(now, sent, saved);
        for (const part of PARTS) {
          const isOld = partOf(now, part) === partOf(sent, part);
          expect(partOf(merged, part)).toBe(partOf(isOld ? saved : now, part));
        }
      }),
    );
  });
});

describe('a hint', () => {
  const hint = (change: Partial<Hint>): Hint => ({
    ...{ rule: 'empty_phrases', ground: null, weight: 'should', part: 'facts', at: { start: 2, end: 6 } },
    ...{ message: '空话', remedy: '删去', replacement: '' },
    ...change,
  });
  const checked = withPart(EMPTY_CONTENT, 'facts', '请高度重视电梯');

  it('replaces its words, also when text was typed before them since', () => {
    const hinted = hint({ at: { start: 1, end: 5 }, replacement: '看' });
    expect(applyHint(hinted, checked, checked).sections.facts).toBe('请看电梯');
    const now = withPart(checked, 'facts', '现在请高度重视电梯');
    expect(applyHint(hinted, checked, now).sections.facts).toBe('现在请看电梯');
  });

  it('leaves a text alone that has its words no longer, or twice', () => {
    const hinted = hint({ at: { start: 1, end: 5 } });
    for (const text of ['请修好电梯', '务必高度重视，再高度重视']) {
      const now = withPart(checked, 'facts', text);
      expect(applyHint(hinted, checked, now)).toBe(now);
      expect(placeOf(hinted, checked, now)).toBeNull();
    }
  });

  it('about the whole part replaces the whole, and without a replacement nothing', () => {
    const whole = hint({ part: 'title', at: null, replacement: '关于更新电梯的建议' });
    expect(applyHint(whole, checked, checked).title).toBe('关于更新电梯的建议');
    expect(applyHint(hint({ replacement: null }), checked, checked)).toBe(checked);
  });
});

describe('what is heard of a turn', () => {
  const events: readonly TurnEvent[] = [
    { type: 'step', step: 'search' },
    { type: 'step', step: 'outline' },
    { type: 'question', question: '大约涉及多少住户？' },
    { type: 'fallback', step: 'facts', failure: 'timeout' },
    { type: 'end', state: 'done', failure: null },
  ];

  it('is where it is, what it asked, and how it ended', () => {
    expect(events.reduce(hear, SILENCE)).toEqual({
      ...SILENCE,
      step: 'outline',
      questions: ['大约涉及多少住户？'],
      fallbacks: [{ step: 'facts', failure: 'timeout' }],
      end: { state: 'done', failure: null },
    });
  });
});

describe('an unsaved copy', () => {
  const key = { accountId: 1, draftId: 7 };
  const copy = { version: 3, base: EMPTY_CONTENT, content: EMPTY_CONTENT, at: '2026-01-01T00:00:00.000Z' };
  afterEach(() => vi.unstubAllGlobals());

  function stubStorage(): Map<string, string> {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    });
    return kept;
  }

  it('is found until it is dropped, whatever is typed meanwhile, and by nobody else', () => {
    stubStorage();
    keepCopy(key, copy);
    expect(findCopy({ ...key, accountId: 2 })).toBeNull();
    expect(findCopy(key)).toEqual(copy);
    keepCopy(key, { ...copy, version: 4 });
    dropCopy(key);
    expect(findCopy(key)).toEqual(copy);
    dropFoundCopy(key);
    expect(findCopy(key)).toBeNull();
  });

  it('that cannot be read is none, and a browser without storage is no error', () => {
    const kept = stubStorage();
    kept.set('minsheng.draft.1.7', '{"version":1}');
    expect(findCopy(key)).toBeNull();
    vi.stubGlobal('localStorage', undefined);
    keepCopy(key, copy);
    expect(findCopy(key)).toBeNull();
  });
});

describe('a source that is opened from a sentence', () => {
  const source = {
    texts: [
      { field: 'body' as const, text: '云桥路沿线出行不便。' },
      { field: 'reply' as const, text: '经研究，计划年底前增设站点，供参考。' },
    ],
    span: { field: 'body' as const, start: 0, end: 3 },
  };
  const shown = (sentence: string) =>
    quotedSpans(source, sentence).map((spans, index) =>
      spans.map(({ start, end }) => source.texts[index]?.text.slice(start, end)),
    );

  it('shows the words that the sentence quotes', () => {
    expect(shown('答复称“计划年底前……供参考”〔S1〕。')).toEqual([[], ['计划年底前', '供参考']]);
  });
  it('shows the passage that fits best when the sentence quotes nothing of it', () => {
    expect(shown('已有代表提出〔S1〕。')).toEqual([['云桥路'], []]);
    expect(shown('称“别处的一句话”〔S1〕。')).toEqual([['云桥路'], []]);
  });
});
