/** Progress of long work on stderr: a bar for somebody who watches, else a plain line now and then. */
import type { SingleBar } from 'cli-progress';
import type { Progress } from '../../pipeline/outcomes.ts';
import type { Messages } from '../messages/messages.ts';
import { pad } from './display-width.ts';
import type { Terminal } from './terminal.ts';

const LINE_EVERY_MS = 5000;
const LABEL_COLUMNS = 12;

export type ProgressDisplay = {
  readonly onProgress: Progress;
  /** Leaves the terminal as it was; call it before anything else is printed. */
  stop(): void;
};

/** @param now milliseconds since 1970. */
export async function showProgress(
  terminal: Terminal,
  messages: Messages,
  now: () => number = Date.now,
): Promise<ProgressDisplay> {
  return terminal.isInteractive ? showBars(messages) : showLines(terminal, messages, now);
}

async function showBars(messages: Messages): Promise<ProgressDisplay> {
  const { default: progress } = await import('cli-progress');
  let current: { readonly step: string; readonly bar: SingleBar } | null = null;
  const stop = () => current?.bar.stop();
  return {
    stop,
    onProgress(step, done, total) {
      if (current?.step !== step) {
        stop();
        const label = pad(messages.stepName(step), LABEL_COLUMNS);
        const format =
          total > 0 ? `${label} {bar} {value}/{total}  {duration_formatted}` : `${label} {value}`;
        const bar = new progress.SingleBar({
          format,
          stream: process.stderr,
          hideCursor: true,
          barsize: 30,
          barCompleteChar: '▇',
          barIncompleteChar: ' ',
        });
        bar.start(total, done);
        current = { step, bar };
      }
      current.bar.setTotal(total);
      current.bar.update(done);
      // A bar that is full must not go on counting seconds while the next step begins.
      if (total > 0 && done >= total) current.bar.stop();
    },
  };
}

function showLines(terminal: Terminal, messages: Messages, now: () => number): ProgressDisplay {
  let last: { readonly step: string; readonly at: number } | null = null;
  return {
    stop() {},
    onProgress(step, done, total) {
      const isEnd = total > 0 && done >= total;
      if (last?.step === step && !isEnd && now() - last.at < LINE_EVERY_MS) return;
      last = { step, at: now() };
      terminal.note(`${messages.stepName(step)} ${total > 0 ? `${done}/${total}` : done}`);
    },
  };
}
