/** Takes <think>…</think> out of a text that comes in pieces; a mark may be split between two of them. */
const OPEN = '<think>';
const CLOSE = '</think>';

export function createThoughtFilter() {
  let waiting = '';
  let thinking = false;

  /** What of the answer is certain by now. */
  function feed(piece: string): string {
    waiting += piece;
    let spoken = '';
    for (;;) {
      const mark = thinking ? CLOSE : OPEN;
      const at = waiting.indexOf(mark);
      if (at < 0) break;
      if (!thinking) spoken += waiting.slice(0, at);
      waiting = waiting.slice(at + mark.length);
      thinking = !thinking;
    }
    const held = heldBack(waiting, thinking ? CLOSE : OPEN);
    if (!thinking) spoken += waiting.slice(0, waiting.length - held);
    waiting = waiting.slice(waiting.length - held);
    return spoken;
  }

  /** What was held back and turned out to be no mark. */
  const rest = () => (thinking ? '' : waiting);
  return { feed, rest };
}

/** How many of the last characters may be the beginning of the mark. */
function heldBack(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length--) {
    if (mark.startsWith(text.slice(text.length - length))) return length;
  }
  return 0;
}
