import { Button } from 'antd';
import type { Draft, Hint } from '../../api/drafts.ts';
import { DateText } from '../../components/date-text.tsx';
import type { Autosave } from './use-autosave.ts';

type Props = {
  readonly draft: Draft;
  readonly save: Autosave['save'];
  /** null: not checked yet. */
  readonly hints: readonly Hint[] | null;
  /** A machine wrote some of what is on the page, and nobody has vouched for it. */
  readonly needsConfirmation: boolean;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onSubmit: () => void;
  readonly onShowHints: () => void;
};

/** The last step: what still stands in the way, the word of the deputy for what a machine wrote, and the button. */
export function SubmitPanel({
  draft,
  save,
  hints,
  needsConfirmation,
  isBusy,
  onConfirm,
  onSubmit,
  onShowHints,
}: Props) {
  const musts = hints?.filter(({ weight }) => weight === 'must') ?? [];
  const unsigned = draft.cosigners.filter(({ state }) => state !== 'confirmed');
  const { confirmation } = draft;
  const isStuck = save.state === 'conflict' || save.state === 'failed';
  return (
    <section className="submit" aria-label="提交">
      <h2>提交</h2>
      <ul className="obstacles">
        {hints === null && <li>正在检查……</li>}
        {musts.length > 0 && (
          <li>
            还有 {musts.length} 处必须改正{musts.length > 1 ? '，第一处' : ''}：{musts[0]?.message}{' '}
            <Button size="small" onClick={onShowHints}>
              看提示
            </Button>
          </li>
        )}
        {needsConfirmation && <li>有助手写的内容，还没有经您核定。</li>}
        {isStuck && <li>有文字还没有保存。</li>}
        {unsigned.length > 0 && (
          <li className="note">
            {unsigned.map(({ displayName }) => displayName).join('、')}
            还没有确认这一版；现在提交，不列为联名人。
          </li>
        )}
        {hints !== null && musts.length === 0 && !needsConfirmation && !isStuck && (
          <li className="clear">可以提交。</li>
        )}
      </ul>
      {confirmation !== null && !needsConfirmation && (
        <p className="note">
          {confirmation.by} <DateText value={confirmation.at} as="moment" />{' '}
          核定了助手写的内容；文字再有改动须重新核定。
        </p>
      )}
      <p className="actions">
        {needsConfirmation && (
          <Button disabled={isBusy} onClick={onConfirm}>
            本人已核定
          </Button>
        )}
        <Button
          type="primary"
          disabled={isBusy || needsConfirmation || musts.length > 0 || isStuck || hints === null}
          onClick={onSubmit}
        >
          提交建议
        </Button>
      </p>
      {needsConfirmation && (
        <p className="note">
          点“本人已核定”，表示您逐句看过助手写的内容并对它负责；导出的表上不再标注“人工智能生成”。
        </p>
      )}
    </section>
  );
}
