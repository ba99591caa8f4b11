/**
 * The workbook's table of strings, kept as UTF-8 in large pages outside the JavaScript heap: 1.5 million strings as
 * JavaScript objects would cost several times their text.
 */
import { refuseFile } from '../refuse-file.ts';
import type { Zip } from './open-zip.ts';
import { scanEntry } from './scan-entry.ts';
import { decodeCellText, type XmlHandler } from './scan-xml.ts';

const PAGE_BYTES = 4 * 2 ** 20;
const MAX_BYTES = 1.5 * 2 ** 30;

export class SharedStrings {
  readonly #pages: Buffer[] = [];
  /** Triples: page, start, end. */
  #places = new Uint32Array(3 * 1024);
  #count = 0;
  #used = 0;
  #bytes = 0;

  get count(): number {
    return this.#count;
  }

  add(text: string): void {
    const length = Buffer.byteLength(text);
    let page = this.#pages.at(-1);
    if (page === undefined || this.#used + length > page.length) page = this.#addPage(length);
    page.write(text, this.#used);
    if (this.#places.length < (this.#count + 1) * 3) {
      const larger = new Uint32Array(this.#places.length * 2);
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places.set([this.#pages.length - 1, this.#used, this.#used + length], this.#count * 3);
    this.#used += length;
    this.#count += 1;
  }

  /** null when the workbook has no such string. */
  get(index: number): string | null {
    if (!(index >= 0 && index < this.#count)) return null;
    const [page = 0, start, end] = this.#places.subarray(index * 3, index * 3 + 3);
    return this.#pages[page]?.toString('utf8', start, end) ?? null;
  }

  #addPage(length: number): Buffer {
    const page = Buffer.allocUnsafe(Math.max(length, PAGE_BYTES));
    this.#bytes += page.length;
    if (this.#bytes > MAX_BYTES) {
      throw refuseFile('工作簿里的文字超过 1.5 GB。', '请分成几个文件，或改用 CSV 导入。');
    }
    this.#pages.push(page);
    this.#used = 0;
    return page;
  }
}

/** Rich text is joined; phonetic runs (rPh), which East Asian Excel puts beside the text, are left out. */
export async function readSharedStrings(zip: Zip, name: string | null): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (name === null) return strings;
  let text = '';
  const content = textCollector((piece) => {
    text += piece;
  });
  const handler: XmlHandler = {
    open: (tag, attributes) => {
      if (tag === 'si') text = '';
      content.open(tag, attributes);
    },
    close: (tag) => {
      content.close(tag);
      if (tag === 'si') strings.add(decodeCellText(text));
    },
    text: content.text,
  };
  for await (const _ of scanEntry(zip, name, handler));
  return strings;
}

/** Hands on the text inside <t> that is not part of a phonetic run. */
export function textCollector(take: (piece: string) => void): XmlHandler {
  let [inText, phonetic] = [false, 0];
  return {
    open: (tag) => {
      if (tag === 'rPh') phonetic += 1;
      if (tag === 't') inText = phonetic === 0;
    },
    close: (tag) => {
      if (tag === 'rPh') phonetic -= 1;
      if (tag === 't') inText = false;
    },
    text: (piece) => {
      if (inText) take(piece);
    },
  };
}
