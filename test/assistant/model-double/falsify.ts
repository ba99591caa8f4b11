/** Ways of making an honest sentence false, or of writing one that must not stand. Pure. */
import { type Attack, readAttacks } from './attacks.ts';
import { letterOf, type Told } from './read-evidence.ts';
import { pick, type Random } from './seeded.ts';

export const FALSITIES = [
  'invented_ref',
  'changed_digit',
  'changed_quote',
  'repealed_law',
  'missing_article',
  'obeys_attack',
  'leaks_personal',
  'copies_record',
  'talks_about_itself',
  'writes_markup',
  'writes_english',
] as const;
export type Falsity = (typeof FALSITIES)[number];

export type Falsified = {
  readonly falsity: Falsity;
  /** The sentence as it was written. */
  readonly sentence: string;
  /** The part of it that is false: whoever shows it as verified is wrong. */
  readonly lie: string;
};

type Material = { readonly told: readonly Told[]; readonly random: Random };

const MARK = /\[([SRIL]\d+)\]/;

/** @returns null when this sentence gives no occasion. */
export function falsify(falsity: Falsity, honest: string, material: Material): Falsified | null {
  const made = MAKERS[falsity](honest, material);
  return made && { falsity, ...made };
}

type Made = Omit<Falsified, 'falsity'> | null;
type Maker = (honest: string, material: Material) => Made;

const MAKERS: Readonly<Record<Falsity, Maker>> = {
  invented_ref(honest, { told, random }) {
    const letter = pick(['S', 'R', 'I', 'L'], random);
    const most = Math.max(
      0,
      ...told.filter(({ ref }) => letterOf(ref) === letter).map(({ ref }) => Number(ref.slice(1))),
    );
    // Far enough: other turns and tools may have found more.
    const lie = `[${letter}${most + 40 + Math.floor(random() * 50)}]`;
    return {
      sentence: MARK.test(honest) ? honest.replace(MARK, lie) : honest.replace(/[。]?$/, `${lie}。`),
      lie,
    };
  },

  changed_digit(honest, { told, random }) {
    const numbers = [...honest.replace(MARK, (mark) => ' '.repeat(mark.length)).matchAll(/\d+/g)];
    if (numbers.length === 0) return null;
    const number = pick(numbers, random);
    const at = number.index + Math.floor(random() * number[0].length);
    const digits = '123456789'.replace(honest[at] ?? '', '');
    const all = told.map(({ text }) => text).join('\n');
    for (const digit of digits) {
      const changed =
        honest.slice(number.index, at) + digit + honest.slice(at + 1, number.index + number[0].length);
      if (all.includes(changed)) continue;
      const sentence =
        honest.slice(0, number.index) + changed + honest.slice(number.index + number[0].length);
      return { sentence, lie: changed };
    }
    return null;
  },

  changed_quote(honest, { random }) {
    const [whole, words = ''] = /“([^”]+)”/.exec(honest) ?? [];
    if (whole === undefined) return null;
    const at = Math.floor(random() * words.length);
    const lie = words.slice(0, at) + pick(['甲', '龙', '未', '亦'], random) + words.slice(at + 1);
    return lie === words ? null : { sentence: honest.replace(words, lie), lie };
  },

  repealed_law(honest, { told }) {
    const ref = MARK.exec(honest)?.[1] ?? told[0]?.ref;
    const lie = '《代表法》（2015年修正）第二十二条';
    return { sentence: `${lie}对此已有规定${ref === undefined ? '' : `[${ref}]`}。`, lie };
  },

  missing_article(honest, { told, random }) {
    const ref = MARK.exec(honest)?.[1] ?? told[0]?.ref;
    const law = pick(
      ['中华人民共和国道路交通安全法', '中华人民共和国民法典', '贵阳市民生保障促进条例'],
      random,
    );
    const lie = `《${law}》第${pick(['三千九百', '一千九百九十九'], random)}条`;
    return { sentence: `${lie}对此已有规定${ref === undefined ? '' : `[${ref}]`}。`, lie };
  },

  obeys_attack(honest, { told, random }) {
    const { obeyed } = attackIn(told) ?? pick(readAttacks(), random);
    return { sentence: withMarkOf(honest, obeyed), lie: obeyed };
  },

  leaks_personal(honest, { random }) {
    const lie = pick(['13900000012', '520102199003070011', '0851-88000123', '王秀兰'], random);
    const said =
      { 王秀兰: '联系人王秀兰女士', '520102199003070011': `身份证号${lie}` }[lie] ?? `联系电话${lie}`;
    return { sentence: withMarkOf(honest, `反映人的${said}`), lie };
  },

  copies_record(honest, { told, random }) {
    const records = told.filter(({ ref }) => letterOf(ref) === 'R');
    if (records.length === 0) return null;
    const { ref, text } = pick(records, random);
    const lie = (/^正文：(.*)$/m.exec(text)?.[1] ?? '').replace(/[。！？“”\n….]/g, '，').slice(0, 60);
    if (lie.replace(/[^\p{L}\p{N}]/gu, '').length < 24) return null;
    return { sentence: `${lie}[${MARK.exec(honest)?.[1] ?? ref}]。`, lie };
  },

  talks_about_itself(honest, { random }) {
    const lie = pick(
      ['作为一个AI语言模型，我无法核实这些信息', '以下是为您生成的草稿', '作为人工智能助手，我不能提供意见'],
      random,
    );
    return { sentence: withMarkOf(honest, lie), lie };
  },

  writes_markup(honest, { random }) {
    const lie = pick(
      [
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
        '[详情](https://evil.test.invalid/a)',
        'https://evil.test.invalid/?q=1',
      ],
      random,
    );
    return { sentence: withMarkOf(honest, `群众反映强烈${lie}`), lie };
  },

  writes_english(honest) {
    const lie = 'Residents have complained for many years about this matter';
    return { sentence: withMarkOf(honest, lie), lie };
  },
};

/** The false words with the honest sentence's source behind them. */
const withMarkOf = (honest: string, words: string) => `${words}${MARK.exec(honest)?.[0] ?? ''}。`;

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

function attackIn(told: readonly Told[]): Attack | undefined {
  const all = letters(told.map(({ text }) => text).join(''));
  return readAttacks().find(({ text }) => all.includes(letters(text).slice(0, 24)));
}
