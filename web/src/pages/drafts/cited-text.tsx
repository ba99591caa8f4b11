import { cutSpans, type Span } from '../../components/cut-spans.ts';

/** @param sentence where the mark stands. */
export type Cite = (ref: string, sentence: string) => void;

type Props = {
  /** With marks 〔S1〕. */
  readonly text: string;
  /** What is at fault in it. */
  readonly faults?: readonly Span[];
  readonly onCite: Cite;
};

const MARKS = /〔([SRIL][1-9]\d{0,2})〕/;

/** Text of a draft; its marks open the source they name. */
export function CitedText({ text, faults = [], onCite }: Props) {
  return cutSpans(text, faults).map(({ start, text: piece, isQuoted }) => {
    // Every second part is the ref of a mark.
    const parts = piece.split(MARKS).map((part, index) =>
      index % 2 === 0 ? (
        part
      ) : (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
          key={index}
          type="button"
          className="cite"
          aria-label={`看依据材料 ${part}`}
          onClick={() => onCite(part, text)}
        >
          〔{part}〕
        </button>
      ),
    );
    return isQuoted ? (
      <span key={start} className="at-fault">
        {parts}
      </span>
    ) : (
      <span key={start}>{parts}</span>
    );
  });
}
