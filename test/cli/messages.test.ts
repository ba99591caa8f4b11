import { describe, expect, it } from 'vitest';
import { MESSAGES } from '../../src/cli/messages/messages.ts';
import { MASK_TYPES } from '../../src/ingest/mask/mask-type.ts';
import { REJECT_REASONS } from '../../src/ingest/raw-row.ts';

/** Every leaf of a catalogue as path → text; functions are called with the given arguments. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('7', '7', '7'))]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

const zh = leaves(MESSAGES.zh);
const en = leaves(MESSAGES.en);
/** A person of the sample city is named by its Chinese name in either language. */
const OWN_NAMES = /民声|云岩区/g;

describe('the message catalogue', () => {
  it('has the same entries in both languages, none of them empty', () => {
    expect(zh.length).toBeGreaterThan(100);
    expect(en.map(([path]) => path).toSorted()).toEqual(zh.map(([path]) => path).toSorted());
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('holds no Chinese in English', () =>
    expect(en.filter(([, text]) => /\p{Script=Han}/u.test(text.replace(OWN_NAMES, '')))).toEqual([]));

  it('prints what it is given in both languages', () => {
    const shows = (texts: [string, string][]) => texts.filter(([, text]) => text.includes('7')).length;
    expect(shows(en)).toBe(shows(zh));
  });

  it('names every reason for a reject and everything that is masked', () => {
    const unnamed = REJECT_REASONS.filter((reason) => MESSAGES.zh.reasonName(reason) === reason);
    expect(unnamed).toEqual([]);
    for (const { maskName } of Object.values(MESSAGES))
      expect(MASK_TYPES.filter((type) => maskName(type) === type)).toEqual([]);
  });
});
