/** The two streams of a command. In JSON mode the one document is all that goes to stdout. */
import { styleText } from 'node:util';

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan';

export type Terminal = {
  readonly isJson: boolean;
  /** A person watches stderr: bars may be redrawn. */
  readonly isInteractive: boolean;
  /** Columns of stdout; Infinity when it is no terminal. */
  readonly width: number;
  /** A line for people: stdout, or stderr in JSON mode. */
  say(line: string): void;
  /** A line about the work itself: always stderr. */
  note(line: string): void;
  /** The one JSON document; nothing in the other mode. */
  json(value: unknown): void;
  style(style: Style, text: string): string;
};

type Stream = NodeJS.WriteStream;

export function createTerminal(
  { stdout, stderr }: { readonly stdout: Stream; readonly stderr: Stream },
  { isJson, noColour }: { readonly isJson: boolean; readonly noColour: boolean },
): Terminal {
  const hasColour = !noColour && !isJson && stdout.isTTY === true;
  return {
    isJson,
    isInteractive: stderr.isTTY === true,
    width: stdout.isTTY ? stdout.columns || 80 : Infinity,
    say: (line) => void (isJson ? stderr : stdout).write(`${line}\n`),
    note: (line) => void stderr.write(`${line}\n`),
    json(value) {
      if (isJson) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    style: (style, text) => (hasColour ? styleText(style, text) : text),
  };
}
