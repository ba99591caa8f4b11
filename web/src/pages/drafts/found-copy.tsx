import { Button } from 'antd';
import { formatMoment } from '../../components/format-date.ts';
import type { UnsavedCopy } from './unsaved-copy.ts';
import { ContentText } from './versions-panel.tsx';

type Props = {
  readonly copy: UnsavedCopy;
  readonly onTake: () => void;
  readonly onDrop: () => void;
};

/** What a page that ended before saving has left in this browser. */
export function FoundCopy({ copy, onTake, onDrop }: Props) {
  return (
    <section className="found-copy" aria-label="有未保存的内容">
      <h2>有未保存的内容</h2>
      <p>
        这台电脑上留有您 {formatMoment(copy.at)}{' '}
        写的、还没有保存的文字。恢复后会接着保存，现在的一版留在历史版本里。
      </p>
      <details>
        <summary>先看看</summary>
        <ContentText content={copy.content} />
      </details>
      <p className="actions">
        <Button onClick={onTake}>恢复</Button>
        <Button onClick={onDrop}>不要了</Button>
      </p>
    </section>
  );
}
