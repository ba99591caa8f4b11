/**
 * Cuts a JSON document into the elements of its table without holding the document. The table is the root
 * array, or inside a root object every array that begins with an object:
 * `[{…}, {…}]`, `{"code": 0, "data": {"list": [{…}]}}`.
 */
export type JsonPiece = {
  /** The element's own text; not checked, may be no object. */
  readonly text: string;
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** Which table it came from, from 0. */
  readonly table: number;
};

/** Where brackets or quotes stop matching: nothing after it can be trusted. */
export class JsonStructureError extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`JSON structure is broken at line ${line}`);
    this.name = 'JsonStructureError';
    this.line = line;
  }
}

/** @throws {JsonStructureError} */
export async function* splitJson(pieces: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  const splitter = new JsonSplitter();
  for await (const piece of pieces) yield* splitter.push(piece);
  splitter.end();
}

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [
  34, 92, 44, 91, 93, 123, 125,
];

class JsonSplitter {
  /** Char codes of the brackets that are open. */
  readonly #open: number[] = [];
  #line = 1;
  #inString = false;
  #escaped = false;
  /** A list inside an object whose first character is still to come. */
  #undecided = false;
  #tables = 0;
  /** Depth of the table being read; 0 = outside. */
  #depth = 0;
  /** The current element as far as earlier pieces went. */
  #element = '';
  #elementLine = 1;
  #found: JsonPiece[] = [];

  push(piece: string): JsonPiece[] {
    this.#found = [];
    let start = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === 10) this.#line += 1;
      if (this.#inString) {
        this.#inQuotes(code);
        continue;
      }
      if (code <= 32) continue;
      if (this.#undecided) {
        this.#undecided = false;
        if (code === OPEN_OBJECT) start = this.#beginTable(at);
      }
      if (this.#depth === this.#open.length && this.#depth > 0 && (code === COMMA || code === CLOSE_LIST)) {
        this.#endElement(this.#element + piece.slice(start, at));
        start = at + 1;
      }
      if (code === QUOTE) this.#inString = true;
      else if (code === OPEN_LIST || code === OPEN_OBJECT) {
        this.#open.push(code);
        if (code === OPEN_LIST && this.#open.length === 1) start = this.#beginTable(at + 1);
        else if (code === OPEN_LIST && this.#depth === 0) this.#undecided = true;
      } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) this.#close(code);
    }
    if (this.#depth > 0) this.#element += piece.slice(start);
    return this.#found;
  }

  end(): void {
    if (this.#open.length > 0 || this.#inString) throw new JsonStructureError(this.#line);
  }

  #inQuotes(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === BACKSLASH) this.#escaped = true;
    else if (code === QUOTE) this.#inString = false;
  }

  #beginTable(start: number): number {
    this.#depth = this.#open.length;
    this.#tables += 1;
    this.#element = '';
    this.#elementLine = this.#line;
    return start;
  }

  #endElement(text: string): void {
    const lead = /^\s*/.exec(text)?.[0] ?? '';
    const line = this.#elementLine + lead.split('\n').length - 1;
    if (lead.length < text.length)
      this.#found.push({ text: text.slice(lead.length), line, table: this.#tables - 1 });
    this.#element = '';
    this.#elementLine = this.#line;
  }

  #close(code: number): void {
    const open = this.#open.pop();
    if (open !== (code === CLOSE_LIST ? OPEN_LIST : OPEN_OBJECT)) throw new JsonStructureError(this.#line);
    if (this.#open.length < this.#depth) this.#depth = 0;
  }
}
