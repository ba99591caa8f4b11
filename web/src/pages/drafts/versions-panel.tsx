import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { DraftContent } from '../../../../src/domain/draft.ts';
import { type VersionRow, versionQuery, versionsQuery } from '../../api/drafts.ts';
import { DateText } from '../../components/date-text.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { PARTS, partOf } from './draft-fields.ts';
import { CAUSE_WORDS, PART_WORDS } from './draft-words.ts';

type Props = {
  readonly draftId: number;
  readonly version: number;
  readonly isBusy: boolean;
  /** Not for who only reads. */
  readonly onRestore?: (content: DraftContent) => void;
};

/** Every version that was kept, newest first; an old one can be read and taken up again as a new one. */
export function VersionsPanel({ draftId, version, isBusy, onRestore }: Props) {
  const query = useQuery(versionsQuery(draftId));
  return (
    <section>
      <h3>版本</h3>
      <QueryState query={query} lines={3}>
        {({ items }) => (
          <ol className="versions">
            {items.map((row) => (
              <VersionItem
                key={row.version}
                draftId={draftId}
                row={row}
                isCurrent={row.version === version}
                isBusy={isBusy}
                {...(onRestore ? { onRestore } : {})}
              />
            ))}
          </ol>
        )}
      </QueryState>
    </section>
  );
}

type ItemProps = Omit<Props, 'version'> & { readonly row: VersionRow; readonly isCurrent: boolean };

function VersionItem({ draftId, row, isCurrent, isBusy, onRestore }: ItemProps) {
  const [isOpen, setOpen] = useState(false);
  const { version, cause, savedBy, savedAt } = row;
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          第 {version} 版 · <DateText value={savedAt} as="moment" /> · {CAUSE_WORDS[cause]} · {savedBy}
          {isCurrent && ' · 当前'}
        </summary>
        {isOpen && (
          <OldText
            draftId={draftId}
            version={version}
            isBusy={isBusy}
            {...(onRestore && !isCurrent ? { onRestore } : {})}
          />
        )}
      </details>
    </li>
  );
}

function OldText({ draftId, version, isBusy, onRestore }: Props) {
  const query = useQuery(versionQuery(draftId, version));
  return (
    <QueryState query={query} lines={3}>
      {({ content }) => (
        <>
          {onRestore && (
            <p>
              <Button size="small" disabled={isBusy} onClick={() => onRestore(content)}>
                恢复这一版
              </Button>{' '}
              <span className="note">现在的文字会留作一个版本</span>
            </p>
          )}
          <ContentText content={content} />
        </>
      )}
    </QueryState>
  );
}

/** A content for reading only. */
export function ContentText({ content }: { readonly content: DraftContent }) {
  return (
    <dl className="old-text">
      {PARTS.map((part) => (
        <div key={part}>
          <dt>{PART_WORDS[part]}</dt>
          <dd>{partOf(content, part) || <span className="unknown">（空）</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
