import { Link } from 'react-router';
import { type DraftList, type DraftRow, draftsKey, listDrafts } from '../../api/drafts.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/use-pages.ts';
import { draftAddress } from '../../app/addresses.ts';
import { ButtonLink } from '../../components/button-link.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { STATE_WORDS } from './draft-words.ts';
import './drafts.css';

/** A deputy's own drafts and those to co-sign; for staff what was submitted. */
export function DraftsPage() {
  const may = useMay();
  if (!may('createDraft')) {
    return (
      <>
        <PageHeader title="收到的建议" note="代表提交的建议，最近改动的在前；可以退回修改，可以导出 Word。" />
        <List
          list="received"
          caption="收到的建议"
          empty={<EmptyState title="还没有收到建议">代表提交之后会列在这里。</EmptyState>}
        />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="我的建议"
        note="最近改动的在前。草稿自动保存，放弃的可以恢复。"
        actions={<ButtonLink to="/drafts/new">写建议</ButtonLink>}
      />
      <section>
        <h2>我写的</h2>
        <List
          list="own"
          caption="我写的建议"
          empty={
            <EmptyState title="还没有草稿">
              <Link to="/drafts/new">写建议</Link>：写一两句您关心的事，助手按依据材料起草，您来修改。
            </EmptyState>
          }
        />
      </section>
      <section>
        <h2>请我联名的</h2>
        <List
          list="asked"
          caption="请我联名的建议"
          empty={<EmptyState title="没有请您联名的建议">其他代表请您联名时会列在这里。</EmptyState>}
        />
      </section>
    </>
  );
}

type Props = {
  readonly list: DraftList;
  readonly caption: string;
  readonly empty: React.ReactNode;
};

function List({ list, caption, empty }: Props) {
  const drafts = usePages([...draftsKey, list], (cursor) => listDrafts(list, cursor));
  return (
    <PagesState query={drafts} empty={empty}>
      {(rows) => (
        <DataTable
          caption={caption}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              title: '标题',
              cell: ({ id, title, concern }) => (
                <Link to={draftAddress(id)}>{title || concern || '（未定标题）'}</Link>
              ),
            },
            ...(list === 'own'
              ? []
              : [{ title: '领衔代表', cell: ({ owner }: DraftRow) => owner.displayName }]),
            { title: '状态', isShort: true, cell: ({ state }) => STATE_WORDS[state] },
            {
              title: '联名',
              isShort: true,
              cell: ({ cosigners, cosignersConfirmed }) =>
                cosigners === 0 ? '' : `${cosignersConfirmed} / ${cosigners} 人已确认`,
            },
            {
              title: '更新',
              isShort: true,
              cell: ({ updatedAt }) => <DateText value={updatedAt} as="moment" />,
            },
            { title: '下一步', cell: nextStep },
          ]}
        />
      )}
    </PagesState>
  );
}

function nextStep({ state, part, awaitsMe, returnedReason }: DraftRow): string {
  if (part === 'cosigner') return awaitsMe ? '请阅读并确认联名' : '';
  if (part === 'staff') return state === 'submitted' ? '审看，需要时退回修改' : '等代表修改';
  switch (state) {
    case 'writing':
      return '接着写，写好后提交';
    case 'returned':
      return `按意见修改后再提交：${returnedReason ?? ''}`;
    case 'submitted':
      return '等工作人员审看，可以撤回';
    case 'discarded':
      return '可以恢复';
  }
}
