/**
 * A forward scanner for the plain XML inside a workbook: elements, attributes, text, CDATA. Namespace prefixes
 * are dropped. A document type is refused, so no entity can expand.
 */
import { refuseFile } from '../refuse-file.ts';

/** A tag or a text longer than this is no spreadsheet's (a cell holds 32,767 characters). */
const MAX_TOKEN = 16 * 2 ** 20;

export type XmlHandler = {
  /** @param attributes the raw text after the name; read it with attributeOf. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
};

export class XmlScanner {
  readonly #handler: XmlHandler;
  readonly #fileName: string;
  #rest = '';

  constructor(fileName: string, handler: XmlHandler) {
    this.#fileName = fileName;
    this.#handler = handler;
  }

  push(chunk: string): void {
    const text = this.#rest + chunk;
    let at = 0;
    while (at < text.length) {
      const tag = text.indexOf('<', at);
      if (tag === -1) break;
      if (tag > at) this.#handler.text(decodeEntities(text.slice(at, tag)));
      at = tag;
      const next = this.#markup(text, at);
      if (next === -1) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > MAX_TOKEN) throw this.#broken();
  }

  end(): void {
    if (this.#rest.trim() !== '') throw this.#broken();
  }

  /** Handles what begins at `at`; the index after it, -1 when it is not complete yet. */
  #markup(text: string, at: number): number {
    const second = text[at + 1];
    if (second === '?') return after(text, '?>', at);
    if (second === '!') return this.#declaration(text, at);
    const end = tagEnd(text, at);
    if (end === -1) return -1;
    if (second === '/') {
      this.#handler.close(localName(text.slice(at + 2, end).trimEnd()));
      return end + 1;
    }
    const empty = text[end - 1] === '/';
    const inner = text.slice(at + 1, empty ? end - 1 : end);
    const space = inner.search(/\s/);
    const name = localName(space === -1 ? inner : inner.slice(0, space));
    this.#handler.open(name, space === -1 ? '' : inner.slice(space));
    if (empty) this.#handler.close(name);
    return end + 1;
  }

  #declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end === -1) return -1;
      this.#handler.text(text.slice(at + 9, end));
      return end + 3;
    }
    if (text.length - at < 9) return -1;
    throw this.#broken();
  }

  #broken() {
    return refuseFile(
      `工作簿里的 ${this.#fileName} 不是完整的 XML。`,
      '请用 Excel 或 WPS 打开并重新保存后再导入。',
    );
  }
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at === -1 ? -1 : at + end.length;
}

/** Index of the '>' that ends the tag; one inside an attribute value does not. */
function tagEnd(text: string, start: number): number {
  let end = text.indexOf('>', start);
  while (end !== -1 && insideQuotes(text, start, end)) end = text.indexOf('>', end + 1);
  return end;
}

function insideQuotes(text: string, start: number, end: number): boolean {
  let quote = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (quote === 0 && (code === 34 || code === 39)) quote = code;
    else if (code === quote) quote = 0;
  }
  return quote !== 0;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** The value of an attribute by its local name; null = absent. */
export function attributeOf(attributes: string, name: string): string | null {
  const plain = attributes.indexOf(` ${name}="`);
  if (plain !== -1) {
    const start = plain + name.length + 3;
    return decodeEntities(attributes.slice(start, attributes.indexOf('"', start)));
  }
  // Prefixed, single-quoted, or spaced another way: rare, and the careful reading costs time.
  return /[:'\n\t]| =/.test(attributes) ? unusualAttribute(attributes, name) : null;
}

function unusualAttribute(attributes: string, name: string): string | null {
  for (const [, key = '', double, single] of attributes.matchAll(
    /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (localName(key) === name) return decodeEntities(double ?? single ?? '');
  }
  return null;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text of a cell: Excel writes characters that XML cannot hold as _x000D_, and that itself as _x005F_x000D_. */
export function decodeCellText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
