/**
 * Invented records in any number: sentences of other texts put together anew, each about one of many matters at
 * places that do not exist. A few matters have hundreds of reports and most have one, as in real data. Pure: the same
 * seed and size give the same records, and a larger size begins with those of a smaller one.
 */

export type SourceText = { readonly body: string };

export type MadeRecord = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** 2024-03-05 08:15:00 */
  readonly time: string;
  readonly district: string;
  readonly name: string;
  readonly phone: string;
};

const DISTRICTS = ['云岩区', '南明区', '花溪区', '乌当区', '白云区', '观山湖区', '清镇市', '开阳县'];
const FIRST = [...'梧枫柳槐榆桐樱桂兰荷菊梅松柏杉棠榴枣栗柿橙橘葵蓼芦荻苇蒲'];
const SECOND = [...'溪涧泉渚汀洲屿岚岫峦坪坳坝塬畦圃陌巷坊里庭轩阁榭台'];
const ENDINGS = ['小区', '花园', '家园', '路', '村', '新城', '公寓', '市场'];
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'];
const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAYS = 700;
const DAY_MS = 86_400_000;
/** Share of records that are about a matter somebody reported before. */
const REPEATED = 0.45;
/** Sentences that a matter is told in, and how many of them a report has, beside one about anything. */
const MATTER_SENTENCES = 5;
const OWN_SENTENCES = 3;
const TITLE_CHARACTERS = 14;
const FEWEST_CHARACTERS = 6;

type Random = () => number;
type Matter = {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly place: string;
  readonly district: string;
};

/** @param texts at least one with a sentence of six characters. */
export function makeRecords(texts: readonly SourceText[], size: number, seed = 1): MadeRecord[] {
  const sentences = texts.flatMap(({ body }) => sentencesOf(body));
  if (sentences.length === 0) throw new RangeError('no text has a sentence to build records from');
  const random = createRandom(seed);
  const matters: Matter[] = [];
  const records: MadeRecord[] = [];
  for (let number = 1; number <= size; number++) {
    const matter = matters.length > 0 && random() < REPEATED ? returning(matters, random) : null;
    if (matter === null) matters.push(newMatter(sentences, random));
    const about = matter ?? (matters.at(-1) as Matter);
    records.push(writeRecord(number, about, pick(sentences, random), random));
  }
  return records;
}

/** Early matters return far more often: sizes fall off as a power. */
function returning(matters: readonly Matter[], random: Random): Matter {
  return matters[Math.floor(matters.length * random() ** 3)] as Matter;
}

/** Of sentences from several texts: one text alone, at a thousand places, would be one matter to any grouping. */
function newMatter(sentences: readonly string[], random: Random): Matter {
  const place = pick(FIRST, random) + pick(SECOND, random) + pick(FIRST, random) + pick(ENDINGS, random);
  const own = Array.from({ length: MATTER_SENTENCES }, () => pick(sentences, random));
  const title = pick(own, random).slice(0, TITLE_CHARACTERS);
  return { title, sentences: own, place, district: pick(DISTRICTS, random) };
}

function writeRecord(number: number, matter: Matter, other: string, random: Random): MadeRecord {
  const own = Array.from({ length: OWN_SENTENCES }, () => pick(matter.sentences, random));
  const sentences = [...new Set([...own, other])];
  const moment = new Date(FIRST_DAY + Math.floor(random() * DAYS) * DAY_MS + Math.floor(random() * DAY_MS));
  return {
    id: `BENCH-${String(number).padStart(7, '0')}`,
    title: `${matter.place}${matter.title}`,
    body: `${matter.district}${matter.place}：${sentences.join('。')}。`,
    time: moment.toISOString().slice(0, 19).replace('T', ' '),
    district: matter.district,
    name: `${pick(SURNAMES, random)}某`,
    phone: `1300${String(Math.floor(random() * 10_000_000)).padStart(7, '0')}`,
  };
}

function sentencesOf(body: string): string[] {
  return body
    .split(/[。！？!?；\n]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= FEWEST_CHARACTERS);
}

const pick = <Item>(items: readonly Item[], random: Random): Item =>
  items[Math.floor(random() * items.length)] as Item;

/** Numbers in [0, 1). mulberry32 by Tommy Ettinger, public domain. */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
