import { Button } from 'antd';
import { type Ref, useState } from 'react';
import type { DraftContent, Section } from '../../../../src/domain/draft.ts';
import type { DraftSentence } from '../../api/drafts.ts';
import type { Cite } from './cited-text.tsx';
import { SECTION_HELP, SECTION_WORDS } from './draft-words.ts';
import { GrowArea } from './grow-area.tsx';
import { ReadingView, sentencesOf, summarise } from './reading-view.tsx';

const LONGEST = 6000;

type Props = {
  readonly section: Section;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The text as it was when it was last checked, and its sentences; null before the first check. */
  readonly checked: { readonly content: DraftContent; readonly sentences: readonly DraftSentence[] } | null;
  readonly onRewrite: (wish: string | null) => void;
  readonly isBusy: boolean;
  readonly onCite: Cite;
  readonly input: Ref<HTMLTextAreaElement>;
};

/** One section: its text to type in, and under it the same text sentence by sentence as it was checked. */
export function SectionEditor({
  section,
  value,
  onChange,
  checked,
  onRewrite,
  isBusy,
  onCite,
  input,
}: Props) {
  const own = checked === null ? [] : sentencesOf(section, checked.sentences);
  return (
    <>
      <GrowArea
        label={SECTION_WORDS[section]}
        help={SECTION_HELP[section]}
        value={value}
        onChange={onChange}
        rows={3}
        most={LONGEST}
        input={input}
      />
      {checked !== null && own.length > 0 && (
        <details className="reading" open={own.some(({ verdict }) => verdict.state !== 'uncited')}>
          <summary>逐句核对　{summarise(own)}</summary>
          <ReadingView section={section} {...checked} onCite={onCite} />
        </details>
      )}
      <Rewrite section={section} onRewrite={onRewrite} isBusy={isBusy} isEmpty={value.trim() === ''} />
    </>
  );
}

type RewriteProps = Pick<Props, 'section' | 'onRewrite' | 'isBusy'> & { readonly isEmpty: boolean };

function Rewrite({ section, onRewrite, isBusy, isEmpty }: RewriteProps) {
  const [isOpen, setOpen] = useState(false);
  const [wish, setWish] = useState('');
  const word = isEmpty ? '请助手写这一部分' : '重写本节';
  if (!isOpen) {
    return (
      <p>
        <Button size="small" disabled={isBusy} onClick={() => setOpen(true)}>
          {word}
        </Button>
      </p>
    );
  }
  const start = () => {
    setOpen(false);
    onRewrite(wish.trim() || null);
  };
  return (
    <form
      className="rewrite"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <label>
        对“{SECTION_WORDS[section]}”的要求（可不填）
        <input
          value={wish}
          maxLength={500}
          // biome-ignore lint/a11y/noAutofocus: the form was opened by a key or a click to type into it
          autoFocus
          placeholder="例如：突出学校门口的情况"
          onChange={(event) => setWish(event.target.value)}
        />
      </label>
      <Button htmlType="submit" disabled={isBusy}>
        {word}
      </Button>
      <Button onClick={() => setOpen(false)}>不写了</Button>
      <span className="note">您写过或改过的文字不会被覆盖：新写的列在下面，由您采用。</span>
    </form>
  );
}
