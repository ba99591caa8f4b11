import { Button } from 'antd';
import { useState } from 'react';
import type { DraftContent } from '../../../../src/domain/draft.ts';
import { Choice } from '../../components/choice.tsx';
import { type Part, partOf, withPart } from './draft-fields.ts';
import { PART_WORDS } from './draft-words.ts';
import type { Conflict } from './use-autosave.ts';

type Props = {
  readonly conflict: Conflict;
  /** What is on the page now: it may have been typed on since. */
  readonly content: DraftContent;
  /** @param other what was not chosen; null when everything is kept. */
  readonly onSettle: (content: DraftContent, other: DraftContent | null) => void;
};

type Side = 'mine' | 'theirs' | 'both';

const SIDES: readonly { value: Side; word: string }[] = [
  { value: 'mine', word: '用我这里的' },
  { value: 'theirs', word: '用别处的' },
  { value: 'both', word: '两段都留' },
];

/** The same part was changed here and elsewhere: both are shown, a person chooses, and no text is lost. */
export function ConflictChoice({ conflict: { conflicts, theirs }, content, onSettle }: Props) {
  const [sides, setSides] = useState<Partial<Record<Part, Side>>>({});
  const settle = () => {
    const texts = (part: Part) => sideTexts(part, sides[part], content, theirs);
    const chosen = conflicts.reduce((result, part) => withPart(result, part, texts(part).chosen), content);
    const left = conflicts.filter((part) => texts(part).other !== null);
    const other = left.reduce((result, part) => withPart(result, part, texts(part).other ?? ''), chosen);
    onSettle(chosen, left.length > 0 ? other : null);
  };
  return (
    <section className="conflict" role="alert" aria-label="两个版本">
      <h2>这一稿在别处也改过</h2>
      <p>
        您（或另一个窗口、助手）保存过新的一版，其中
        {conflicts.map((part) => `“${PART_WORDS[part]}”`).join('、')}
        与您这里的不一样。请逐处选择；没有选的一段会留在这台电脑上，可以再取回。
      </p>
      {conflicts.map((part) => (
        <div key={part} className="two-versions">
          <h3>{PART_WORDS[part]}</h3>
          <div className="columns">
            <div>
              <h4>我这里的</h4>
              <p className="version-text">{partOf(content, part) || '（空）'}</p>
            </div>
            <div>
              <h4>别处保存的</h4>
              <p className="version-text">{partOf(theirs, part) || '（空）'}</p>
            </div>
          </div>
          <Choice
            label={`${PART_WORDS[part]}用哪一个`}
            options={part === 'title' ? SIDES.filter(({ value }) => value !== 'both') : SIDES}
            value={sides[part] ?? null}
            onChange={(side) => setSides({ ...sides, [part]: side })}
          />
        </div>
      ))}
      <Button disabled={conflicts.some((part) => sides[part] === undefined)} onClick={settle}>
        按选择保存
      </Button>
    </section>
  );
}

function sideTexts(part: Part, side: Side | undefined, content: DraftContent, theirContent: DraftContent) {
  const [mine, theirs] = [partOf(content, part), partOf(theirContent, part)];
  if (side === 'theirs') return { chosen: theirs, other: mine };
  if (side === 'both') return { chosen: `${theirs}\n${mine}`, other: null };
  return { chosen: mine, other: theirs };
}
