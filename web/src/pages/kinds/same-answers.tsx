/** Replies that say the same over the years (历年同答), side by side, with what differs marked. */
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { recordAddress } from '../../app/addresses.ts';
import { formatShare } from '../../components/format-figure.ts';
import { SelectField } from '../../components/select-field.tsx';
import { diffTexts, type Piece, sameShare } from './diff-texts.ts';
import type { SameAnswer } from './kind-types.ts';

export function SameAnswers({ chains }: { readonly chains: readonly SameAnswer[] }) {
  return (
    <section aria-label="历年同答" id="same">
      <h2>历年同答</h2>
      {chains.map((chain) => (
        <Chain key={chain.replies.map(({ recordId }) => recordId).join()} chain={chain} />
      ))}
    </section>
  );
}

type Reply = SameAnswer['replies'][number];

function Chain({ chain: { replies, similarity, excerpt } }: { readonly chain: SameAnswer }) {
  const [left, setLeft] = useState(0);
  const [right, setRight] = useState(replies.length - 1);
  const [a, b] = [replies[left], replies[right]];
  const difference = useMemo(() => diffTexts(a?.text ?? '', b?.text ?? ''), [a, b]);
  if (!a || !b) return null;
  return (
    <article className="chain">
      <p>
        {replies.map(({ year }) => year ?? '未注明').join('、')} 共 {replies.length} 份答复，最低相似{' '}
        {formatShare(similarity)}
        {excerpt && (
          <>
            ；同文：<q>{excerpt}</q>
          </>
        )}
      </p>
      <p className="note">
        这两份有 {formatShare(sameShare(difference))} 的字相同，<span className="differs">划线的</span>不同。
      </p>
      <div className="side-by-side">
        <Side label="左边" replies={replies} at={left} onPick={setLeft} reply={a} pieces={difference.left} />
        <Side
          label="右边"
          replies={replies}
          at={right}
          onPick={setRight}
          reply={b}
          pieces={difference.right}
        />
      </div>
    </article>
  );
}

type SideProps = {
  readonly label: string;
  readonly replies: readonly Reply[];
  readonly at: number;
  readonly onPick: (at: number) => void;
  readonly reply: Reply;
  readonly pieces: readonly Piece[];
};

function Side({ label, replies, at, onPick, reply, pieces }: SideProps) {
  return (
    <section aria-label={`${label}的答复`}>
      {replies.length > 2 && (
        <SelectField
          label={label}
          value={String(at)}
          options={replies.map(({ year, sourceId }, index) => ({
            value: String(index),
            word: `${year ?? '未注明'} ${sourceId}`,
          }))}
          onChange={(value) => onPick(Number(value))}
        />
      )}
      <h3>
        {reply.year ?? '年份未注明'} <Link to={recordAddress(reply.recordId)}>{reply.title}</Link>
      </h3>
      <p className="note">
        {reply.sourceId} {reply.leadUnit}
      </p>
      <p className="reply">
        {withKeys(pieces).map(({ key, text, isSame }) =>
          isSame ? (
            <span key={key}>{text}</span>
          ) : (
            <span key={key} className="differs">
              {text}
            </span>
          ),
        )}
      </p>
    </section>
  );
}

/** Each piece by where it begins in the text. */
function withKeys(pieces: readonly Piece[]): readonly (Piece & { readonly key: number })[] {
  let begin = 0;
  return pieces.map((piece) => {
    const key = begin;
    begin += piece.text.length;
    return { ...piece, key };
  });
}
