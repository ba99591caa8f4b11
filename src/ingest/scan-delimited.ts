/**
 * Records of a delimited file (RFC 4180, any delimiter), with one thing a strict parser lacks: a quotation
 * mark that is wrong costs its own line and no more. After `1,"abc` a strict parser either swallows the
 * rest of the file or gives up; here the line is handed on as bad and reading goes on with the next line.
 */

/** A record longer than this is one whose quote was never closed. UTF-16 units. */
export const MAX_RECORD = 1_000_000;

export type ScannedRecord = {
  readonly fields: readonly string[];
  /** Line on which the record begins, from 1. */
  readonly line: number;
  /** How many lines it spans. */
  readonly lines: number;
  readonly badQuote: boolean;
};

type Step = { readonly fields: string[]; readonly next: number } | 'more' | 'bad';

/** Blank lines are left out. @param pieces text in any cut. @param delimiter one character. */
export async function* scanDelimited(
  pieces: AsyncIterable<string> | Iterable<string>,
  delimiter: string,
): AsyncGenerator<ScannedRecord> {
  let [rest, line, skipping] = ['', 1, false];
  for await (const piece of pieces) {
    rest += piece;
    if (skipping) {
      const next = endOfLine(rest, 0, false);
      // The last character stays: a line feed may follow it.
      rest = rest.slice(next ?? -1);
      if (next === null) continue;
      line += 1;
    }
    const { records, used, nextLine, isCut } = scanPiece(rest, line, delimiter, false);
    yield* records;
    rest = rest.slice(used);
    line = nextLine;
    skipping = isCut;
  }
  if (!skipping) yield* scanPiece(rest, line, delimiter, true).records;
}

function scanPiece(text: string, firstLine: number, delimiter: string, last: boolean) {
  const records: ScannedRecord[] = [];
  const cell = new RegExp(`[^${delimiter}\\r\\n]*`, 'y');
  let [used, line] = [0, firstLine];
  while (used < text.length) {
    const step = readRecord(text, used, delimiter, cell, last);
    if (step === 'more' && text.length - used <= MAX_RECORD && !last) break;
    const good = typeof step === 'object';
    const next = good ? step.next : endOfLine(text, used, last);
    if (next === null) {
      if (text.length - used <= MAX_RECORD) break;
      // A line without end: its beginning is handed on as bad, the rest is passed over without being kept.
      const fields = text.slice(used, used + MAX_RECORD).split(delimiter);
      records.push({ fields, line, lines: 1, badQuote: true });
      return {
        records,
        used: text.endsWith('\r') ? text.length - 1 : text.length,
        nextLine: line,
        isCut: true,
      };
    }
    const lines = good ? countLines(text, used, next) : 1;
    // A bad line is cut at every delimiter: enough to find its id and to be corrected by hand.
    const fields = good
      ? step.fields
      : text
          .slice(used, next)
          .replace(/[\r\n]+$/, '')
          .split(delimiter);
    if (fields.length > 1 || fields[0]?.trim() !== '') records.push({ fields, line, lines, badQuote: !good });
    line += lines;
    used = next;
  }
  return { records, used, nextLine: line, isCut: false };
}

function readRecord(text: string, start: number, delimiter: string, cell: RegExp, last: boolean): Step {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    let value: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at);
      if (end === -1) return last ? 'bad' : 'more';
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      cell.lastIndex = at;
      value = cell.exec(text)?.[0] ?? '';
      at += value.length;
    }
    if (at >= text.length) {
      if (!last) return 'more';
      fields.push(value);
      return { fields, next: at };
    }
    const ending = text[at];
    if (ending === delimiter) {
      fields.push(value);
      at += 1;
      continue;
    }
    if (ending !== '\n' && ending !== '\r') return 'bad';
    if (ending === '\r' && at + 1 >= text.length && !last) return 'more';
    fields.push(value);
    return { fields, next: at + (ending === '\r' && text[at + 1] === '\n' ? 2 : 1) };
  }
}

/** Index of the quotation mark that closes the one at `open`, doubled ones skipped; -1 = not in this text. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** Index after the line end at or after `start`; null when it has not been read yet. */
function endOfLine(text: string, start: number, last: boolean): number | null {
  const end = /\r\n?|\n/g;
  end.lastIndex = start;
  const match = end.exec(text);
  if (match === null) return last ? text.length : null;
  if (match[0] === '\r' && end.lastIndex === text.length && !last) return null;
  return end.lastIndex;
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines += 1;
  }
  return lines;
}
