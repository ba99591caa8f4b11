/** One kind: its words and units, the issues of it, and what deputies suggested over the years. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { PARTS } from '../../../../src/domain/ranking.ts';
import { useMay } from '../../api/session.ts';
import { issueAddress, recordAddress } from '../../app/addresses.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FigureLink } from '../../components/figure-link.tsx';
import { formatScore, formatShare } from '../../components/format-figure.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { PART_WORDS, WORDS } from '../../words.ts';
import { EditKind } from './edit-kind.tsx';
import { kindQuery } from './kind-queries.ts';
import type { KindDetail } from './kind-types.ts';
import { LEXICON_PARTS, LEXICON_WORDS } from './lexicon-text.ts';
import '../desk/desk.css';
import './kinds.css';

export function KindPage() {
  const query = useQuery(kindQuery(useParams()['code'] ?? ''));
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  return (
    <QueryState query={query} title="类型">
      {(kind) => (
        <>
          <PageHeader
            title={kind.data.name}
            note={`${kind.data.field.name} · ${kind.data.code}${kind.data.active ? '' : ' · 已停用'}`}
            actions={
              <>
                {may('getBundle') && <Link to={`/bundles/${kind.data.code}`}>同类建议打包</Link>}
                <Link to={`/heat?kind=${kind.data.code}`}>区县与月份</Link>
                {may('updateKind') && !isEditing && <Button onClick={() => setEditing(true)}>修改</Button>}
              </>
            }
          />
          {isEditing ? (
            <EditKind kind={kind} onClose={() => setEditing(false)} />
          ) : (
            <KindView kind={kind.data} />
          )}
        </>
      )}
    </QueryState>
  );
}

function KindView({ kind }: { readonly kind: KindDetail }) {
  const { ranked } = kind;
  return (
    <>
      {ranked && (
        <p className="figures">
          <span>
            第 {ranked.rank} 名（{ranked.rankRange[0]}–{ranked.rankRange[1]}）
          </span>
          <FigureLink value={ranked.counts.records} unit="件来件" to={`/records?kind=${kind.code}`} />
          <span>{ranked.counts.people} 人</span>
          {PARTS.map((part) => (
            <span key={part}>
              {PART_WORDS[part]} {formatScore(ranked.parts[part])}
            </span>
          ))}
        </p>
      )}
      <Definition kind={kind} />
      <h2>
        事项 <span className="note">{learned(kind)}</span>
      </h2>
      {kind.issues.length === 0 ? (
        <EmptyState title="这一类还没有事项">在审阅台把事项改为这一类，下次运行会学习。</EmptyState>
      ) : (
        <DataTable caption="这一类的事项" columns={ISSUES} rows={kind.issues} keyOf={({ id }) => id} />
      )}
      <Years kind={kind} />
    </>
  );
}

const learned = ({ openIssues, byMachine }: KindDetail): string =>
  `共 ${openIssues} 个，其中 ${openIssues - byMachine} 个由人定类型，${byMachine} 个由机器判断`;

function Definition({ kind }: { readonly kind: KindDetail }) {
  return (
    <dl className="record-facts definition">
      <div>
        <dt>通常诉求</dt>
        <dd>{kind.usualAsk || '未写'}</dd>
      </div>
      <div>
        <dt>牵头与协办</dt>
        <dd>
          {kind.lead?.name ?? '未定'}
          {kind.assist.length > 0 && `；${kind.assist.map(({ name }) => name).join('、')}`}
        </dd>
      </div>
      {LEXICON_PARTS.map((part) => (
        <div key={part}>
          <dt>
            {LEXICON_WORDS[part].word}（{kind.lexicon[part].length}）
          </dt>
          <dd>
            <Words words={kind.lexicon[part]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const FIRST_WORDS = 24;

/** Some kinds have a hundred words: the first are shown, the rest on request. */
function Words({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return '无';
  if (words.length <= FIRST_WORDS) return words.join('、');
  return (
    <details>
      <summary>{words.slice(0, FIRST_WORDS).join('、')}……</summary>
      {words.slice(FIRST_WORDS).join('、')}
    </details>
  );
}

const ISSUES: readonly Column<KindDetail['issues'][number]>[] = [
  { title: '名次', cell: ({ rank }) => rank, isFigure: true },
  { title: WORDS.issue, cell: ({ id, title }) => <Link to={issueAddress(id)}>{title}</Link> },
  { title: '状态', cell: ({ state }) => <StateTag state={state} /> },
  {
    title: '类型由',
    cell: ({ kindSource, kindConfidence }) =>
      kindSource === 'person' ? '人定' : `机器，把握 ${formatShare(kindConfidence)}`,
  },
  {
    title: WORDS.record,
    cell: ({ id, records }) => <FigureLink value={records} to={`/records?issue=${id}`} />,
    isFigure: true,
  },
  { title: '人数', cell: ({ people }) => people, isFigure: true },
];

function Years({ kind }: { readonly kind: KindDetail }) {
  return (
    <>
      <h2>历年代表建议</h2>
      {kind.suggestionsByYear.length === 0 && (
        <EmptyState title="没有代表建议">导入历年建议后会列在这里。</EmptyState>
      )}
      {kind.suggestionsByYear.map(({ year, suggestions }) => (
        <section key={year ?? 0} aria-label={year === null ? '年份未注明' : `${year}年`}>
          <h3>
            {year === null ? '年份未注明' : `${year} 年`}{' '}
            <span className="note">{suggestions.length} 件</span>
          </h3>
          <ul>
            {suggestions.map(({ recordId, sourceId, title }) => (
              <li key={recordId}>
                <Link to={recordAddress(recordId)}>{title}</Link> <span className="note">{sourceId}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
