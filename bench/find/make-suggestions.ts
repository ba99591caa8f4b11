/** Suggestions of five years in any number: those of the sample, their places and sentences put together anew. Pure. */
export type SampleSuggestion = {
  readonly title: string;
  readonly reason: string;
  readonly measures: string;
  readonly reply: string;
};

export type MadeSuggestion = SampleSuggestion & {
  /** 2023-012. */
  readonly id: string;
  readonly time: string;
  readonly lead: string;
  readonly replyClass: string;
};

const LAST_YEAR = 2025;
const YEARS = 5;
const CLASSES = ['A', 'B', 'C', 'D'];
const SURNAMES = [...'赵钱孙李周吴郑王冯陈'];

/** @param samples at least one. */
export function makeSuggestions(samples: readonly SampleSuggestion[], size: number): MadeSuggestion[] {
  return Array.from({ length: size }, (_, number): MadeSuggestion => {
    const own = pick(samples, number);
    const other = pick(samples, number * 7 + 3);
    const year = LAST_YEAR - (number % YEARS);
    const serial = String(Math.floor(number / YEARS) + 1).padStart(3, '0');
    return {
      id: `${year}-${serial}`,
      title: own.title,
      reason: `${own.reason}${pick(other.reason.split(/(?<=。)/u), number)}`,
      measures: own.measures,
      reply: pick([own.reply, other.reply], number % 5 === 0 ? 1 : 0),
      time: `${year}-01-${String((number % 28) + 1).padStart(2, '0')} 09:00:00`,
      lead: `${pick(SURNAMES, number)}示例`,
      replyClass: pick(CLASSES, number),
    };
  });
}

const pick = <Item>(items: readonly Item[], number: number): Item => items[number % items.length] as Item;
