/** What is known about an issue, above its records. */
import { FigureLink } from '../../components/figure-link.tsx';
import { KindTag } from '../../components/kind-tag.tsx';
import { MonthLine } from '../../components/month-line.tsx';
import { PartsBar } from '../../components/parts-bar.tsx';
import { LINEAGE_WORDS } from '../../words.ts';
import { ReviewStates } from './review-states.tsx';
import type { Issue } from './types.ts';

export function IssueFacts({ issue }: { readonly issue: Issue }) {
  const { live, ranking, kind, lead } = issue;
  const records = `/records?issue=${issue.id}`;
  return (
    <div className="issue-facts">
      <ReviewStates review={issue.review} />
      <p className="figures">
        <FigureLink value={live.records} to={records} unit="件来件" />
        <span>
          {live.people} <span className="figure-unit">人</span>
        </span>
        {ranking && (
          <>
            <span>
              独立 {ranking.counts.voices} <span className="figure-unit">声</span>
            </span>
            <span>
              第 {ranking.rank} 名（{ranking.rankRange[0]}–{ranking.rankRange[1]}）
            </span>
          </>
        )}
      </p>
      <p>
        <KindTag kind={{ ...kind, confidence: kind.source === 'person' ? null : kind.confidence }} />{' '}
        {kind.source === 'person' && <span className="note">人定</span>} 牵头：
        {lead ? `${lead.name}${lead.source === 'kind' ? '（按类型）' : ''}` : '未定'}
      </p>
      {ranking && <PartsBar parts={ranking.parts} weights={ranking.weights} showsWeights />}
      <MonthLine months={issue.months.map(({ month, records: count }) => ({ month, count }))} />
      <Named
        word="区县"
        rows={issue.byDistrict}
        toOf={(name) => `${records}&district=${encodeURIComponent(name)}`}
      />
      <Named word="地点" rows={issue.byPlace.slice(0, 6)} toOf={() => records} />
      <Named word="渠道" rows={issue.byChannel} toOf={() => records} />
      <Lineage issue={issue} />
    </div>
  );
}

type NamedProps = {
  readonly word: string;
  readonly rows: readonly { readonly name: string | null; readonly records: number }[];
  readonly toOf: (name: string) => string;
};

function Named({ word, rows, toOf }: NamedProps) {
  if (rows.length === 0) return null;
  return (
    <p className="named">
      <span className="note">{word}</span>{' '}
      {rows.map(({ name, records }) => (
        <span key={name ?? ''}>
          {name ?? '未注明'} {name === null ? records : <FigureLink value={records} to={toOf(name)} />}
        </span>
      ))}
    </p>
  );
}

function Lineage({ issue: { lineage } }: { readonly issue: Issue }) {
  if (!lineage) return null;
  return (
    <p className="note">
      上次运行：{LINEAGE_WORDS[lineage.event]}，新入 {lineage.joined} 条、离开 {lineage.left} 条
      {lineage.from.length > 0 && `，来自${lineage.from.map(({ title }) => `「${title}」`).join('')}`}
    </p>
  );
}
