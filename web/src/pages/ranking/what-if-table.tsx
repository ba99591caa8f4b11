import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Weights } from '../../../../src/domain/ranking.ts';
import { type Subject, type WhatIf, whatIfQuery } from '../../api/ranking.ts';
import { useRankRanges } from '../../api/use-rank-ranges.ts';
import { issueAddress, kindAddress } from '../../app/addresses.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatScore } from '../../components/format-figure.ts';
import { PartsBar } from '../../components/parts-bar.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { HiddenNote } from '../issues/hidden-note.tsx';

type Item = WhatIf['items'][number];
type Props = { readonly subject: Subject; readonly weights: Weights; readonly isTrying: boolean };

export function WhatIfTable({ subject, weights, isTrying }: Props) {
  const answer = useQuery({ ...whatIfQuery(subject, weights), placeholderData: keepPreviousData });
  return (
    <QueryState query={answer}>
      {({ items, subject: shown }) =>
        items.length === 0 ? (
          <EmptyState title="还没有排序">
            先<Link to="/runs">运行</Link>一次；人数不足公开底线的不列入。
          </EmptyState>
        ) : (
          <>
            <p role="status" className="list-count">
              {isTrying ? describeMoves(items) : '现行排序'}
              <HiddenNote what={shown === 'kind' ? '类型' : '事项'} />
            </p>
            <RankTable items={items} weights={weights} subject={shown} isTrying={isTrying} />
          </>
        )
      }
    </QueryState>
  );
}

type TableProps = Pick<WhatIf, 'items' | 'weights' | 'subject'> & Pick<Props, 'isTrying'>;

function RankTable({ items, weights, subject, isTrying }: TableProps) {
  const ranges = useRankRanges(subject);
  const full = Math.max(...items.map(({ score }) => score));
  return (
    <DataTable
      caption="按所选权重的排序"
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        { title: '名次', isFigure: true, cell: ({ newRank }) => newRank },
        isTrying ? OLD_RANK : rangeColumn(ranges),
        {
          title: subject === 'kind' ? '类型' : '事项',
          cell: ({ id, title }) => (
            <Link to={subject === 'kind' ? kindAddress(id) : issueAddress(Number(id))}>{title}</Link>
          ),
        },
        { title: '热度', isFigure: true, cell: ({ score }) => formatScore(score) },
        {
          title: '四项',
          cell: ({ parts }) => <PartsBar parts={parts} weights={weights} full={full} showsWeights />,
        },
      ]}
    />
  );
}

const OLD_RANK: Column<Item> = {
  title: '原名次',
  isFigure: true,
  cell: (item) => <RankMove {...item} />,
};

/** Of the weights in force; it says nothing about weights that are only tried. */
function rangeColumn(ranges: ReturnType<typeof useRankRanges>): Column<Item> {
  return {
    title: '浮动 20%',
    isFigure: true,
    cell: ({ id }) => ranges.get(id)?.join(' 至 ') ?? '',
  };
}

function RankMove({ oldRank, newRank }: Pick<Item, 'oldRank' | 'newRank'>) {
  const up = oldRank - newRank;
  if (up === 0) return oldRank;
  return (
    <>
      {oldRank} <span className="move">{up > 0 ? `升 ${up}` : `降 ${-up}`}</span>
    </>
  );
}

function describeMoves(items: readonly Item[]): string {
  const moved = items.filter(({ oldRank, newRank }) => oldRank !== newRank).length;
  return `试算：所列 ${items.length} 项中 ${moved} 项名次变化（未保存）`;
}
