import { formatMoment } from '../../components/format-date.ts';
import type { Autosave } from './use-autosave.ts';

type Props = { readonly autosave: Pick<Autosave, 'save' | 'masked' | 'taken'> };

/** Whether what stands here is saved; a reader of the screen hears of trouble only. */
export function SaveLine({ autosave: { save, masked, taken } }: Props) {
  return (
    <div className="save-line">
      <p>{saveWord(save)}</p>
      <div role="status">
        {save.state === 'failed' && (
          <p className="save-trouble">文字留在本机，连上后自动保存，也可以继续写。</p>
        )}
        {masked > 0 && <p>刚才保存时遮盖了 {masked} 处个人信息，请看是否通顺。</p>}
        {taken.length > 0 && <p>{taken.join('、')}在别处有改动，已经并入；您这里改的没有动。</p>}
      </div>
    </div>
  );
}

function saveWord(save: Autosave['save']): string {
  switch (save.state) {
    case 'saved':
      return `已保存 ${formatMoment(save.at).slice(-5)}`;
    case 'saving':
      return '正在保存';
    case 'waiting':
      return '有改动，稍后自动保存';
    case 'failed':
      return `未保存（${save.reason}）`;
    case 'conflict':
      return '未保存（别处也改了同一部分，请在下面选择）';
  }
}
