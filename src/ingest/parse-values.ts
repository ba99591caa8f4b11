import type { HeaderBook } from './known-headers.ts';
import { type Mapping, VALUE_CODES } from './mapping.ts';
import { foldWord } from './normalise-text.ts';
import type { CellValue } from './raw-row.ts';

type Codes = { readonly [List in keyof typeof VALUE_CODES]: (typeof VALUE_CODES)[List][number] };
/** A word of the source → our code; null = a word that we do not know. */
export type Translate = <List extends keyof Codes>(list: List, word: string) => Codes[List] | null;

/** 投诉件 投诉类 投诉工单 → 投诉 */
const CLASS_SUFFIX = /(?:工单|诉求|来电|[类件单型级])$/;

/** The mapping file's words go before those of reference/headers.json. */
export function createTranslator(book: HeaderBook, mapping: Mapping): Translate {
  const dictionaries = new Map<string, Map<string, string>>();
  for (const list of Object.keys(VALUE_CODES) as (keyof Codes)[]) {
    const entries = [
      ...Object.entries(book.values[list] ?? {}),
      ...Object.entries(mapping.values[list] ?? {}),
    ];
    dictionaries.set(list, new Map(entries.map(([word, code]) => [foldWord(word), code])));
  }
  return (list, word) => {
    const folded = foldWord(word);
    const dictionary = dictionaries.get(list);
    const code =
      dictionary?.get(folded) ??
      dictionary?.get(folded.replace(CLASS_SUFFIX, '')) ??
      leadingLetter(list, folded);
    return (
      ((VALUE_CODES[list] as readonly string[]).find((known) => known === code) as
        | Codes[typeof list]
        | undefined) ?? null
    );
  };
}

/** 'A类：已解决', 'B（正在解决）': the letter decides. */
function leadingLetter(list: keyof Codes, folded: string): string | undefined {
  return list === 'replyClass' ? /^([abcd])(?![a-z])/.exec(folded)?.[1]?.toUpperCase() : undefined;
}

const YES = new Set(['是', 'y', 'yes', 'true', '1', '有', '对', 't']);
const NO = new Set(['否', 'n', 'no', 'false', '0', '无', '不', '没有', 'f', '不是']);

/** null = neither yes nor no. */
export function parseYesNo(cell: CellValue): boolean | null {
  if (typeof cell === 'boolean') return cell;
  if (cell === null || cell instanceof Date) return null;
  if (/^\s*[√✓✔]\s*$/u.test(String(cell))) return true;
  const word = foldWord(String(cell));
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

/** 3, '3次', '1,234', '12 人' → a whole number from 0; null = something else. */
export function parseCount(cell: CellValue): number | null {
  if (typeof cell === 'number') return Number.isSafeInteger(cell) && cell >= 0 ? cell : null;
  if (typeof cell !== 'string') return null;
  const text = cell.normalize('NFKC').replace(/[\s,]/g, '');
  const digits = /^\+?(\d{1,12})(?:\.0+)?[次人个件名户条]?$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** 张某、李某，王某; 李某 王某 → three names, each once. */
export function splitNames(text: string): string[] {
  return [...new Set(text.split(/[、,，;；/|\s\u3000]+/u).filter((name) => name !== ''))];
}

/** What people write into a cell that has nothing to say. */
export function isPlaceholder(text: string): boolean {
  return /^(?:[-—–/\\.*]+|无|暂无|空|未知|不详|null|nan|none|undefined|n\/?a|\(null\)|0{4}-00-00.*)$/i.test(
    text.trim(),
  );
}
