/**
 * Quotations: what stands in quotation marks must stand in a cited source exactly so. Only white space and the width of
 * signs may differ; one other character is a fault.
 */
import type { Evidence } from '../../domain/evidence.ts';
import type { Fault } from '../../domain/verdict.ts';
import { refsIn } from '../marks.ts';
import { type Checked, type Claim, fault, type Span } from './claim.ts';
import { tightText } from './level-text.ts';

/** “三无”小区 is a name for something, not a quotation: from here on it is one. */
const SHORTEST_QUOTE = 4;
const PAIRS = [
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['"', '"'],
  ['＂', '＂'],
  ['‘', '’'],
  ['«', '»'],
  ['〝', '〞'],
] as const;
/** A mark right behind: then even a short one is a quotation. */
const MARK_BEHIND = /^[”’」』。，；、）)]*\s*〔[SRIL]/;

export type Quotation = Span & {
  /** Without the quotation marks. */
  readonly words: string;
  readonly closed: boolean;
};

/** Outermost ones, in order; what stands inside 《》 is a title. */
export function readQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let at = 0;
  while (at < text.length) {
    const pair = PAIRS.find(([open]) => open === text[at]);
    if (!pair) {
      at++;
      continue;
    }
    const close = closingOf(text, at, pair);
    const end = close === -1 ? text.length : close + 1;
    found.push({
      start: at,
      end,
      words: text.slice(at + 1, close === -1 ? text.length : close),
      closed: close !== -1,
    });
    at = end;
  }
  return found;
}

/** Of the pair that opens at a place; the same signs inside are counted. */
function closingOf(text: string, at: number, [open, close]: (typeof PAIRS)[number]): number {
  if (open === close) return text.indexOf(close, at + 1);
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    if (text[index] === open) depth++;
    else if (text[index] === close && --depth === 0) return index;
  }
  return -1;
}

export function checkQuotes(claim: Claim): Checked {
  const quotations = readQuotations(claim.text).filter((one) => isQuotation(one, claim.text));
  return {
    looked: quotations.length > 0,
    faults: quotations.flatMap((one) => judge(one, claim) ?? []),
  };
}

function isQuotation({ words, closed, end }: Quotation, text: string): boolean {
  if (!closed) return true;
  const spoken = words.replace(/[^\p{L}\p{N}]/gu, '');
  return spoken.length >= SHORTEST_QUOTE || MARK_BEHIND.test(text.slice(end));
}

function judge(quotation: Quotation, { evidence, cited, text }: Claim): Fault | null {
  const { words, closed } = quotation;
  if (!closed) return fault('quote_differs', '引号没有闭合，无法与来源核对', quotation);
  const inRecord = evidence.some((one) => one.target.kind === 'record' && holds(one, words));
  if (inRecord && !cited.some((one) => one.quotable && holds(one, words))) {
    return fault('copied_record', '引用了群众来件的原话；建议中应概括为公共问题，不转述来件', quotation);
  }
  if (refsIn(text).length === 0) return fault('quote_uncited', '引文没有注明来源', quotation);
  if (cited.some((one) => one.quotable && holds(one, words))) return null;
  return cited.some(({ target }) => target.kind === 'law')
    ? fault('law_misquoted', '引文与所引条文的原文不一致', quotation)
    : fault('quote_differs', '引文与所引来源的原文不一致', quotation);
}

/** Parts around …… in this order in one text; a full stop that closes the quotation is the quoter's own. */
function holds({ texts }: Evidence, words: string): boolean {
  const parts = tightText(words)
    .replace(/[.。,，;；]$/, '')
    .split(/…+|\.{3,}/)
    .filter((part) => part !== '');
  return parts.length > 0 && texts.some(({ text }) => inOrder(tightText(text), parts));
}

function inOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return true;
}
