import { PARTS } from '../../../../src/domain/ranking.ts';
import { indicatorLabel } from '../../../../src/report/label-words.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatScore } from '../../components/format-figure.ts';
import { PartsBar } from '../../components/parts-bar.tsx';
import { PART_MEANINGS, PART_WORDS } from '../../words.ts';
import type { Issue } from './issue-types.ts';

/** The score, the four parts it is the weighted sum of, and what each part is made of. */
export function IssueHeat({ issue: { ranking, indicators } }: { readonly issue: Issue }) {
  if (!ranking) {
    return (
      <section>
        <h2>热度</h2>
        <EmptyState title="还没有名次">这个事项是上次运行后由人拆出的，下次运行后排名。</EmptyState>
      </section>
    );
  }
  const [best, worst] = ranking.rankRange;
  return (
    <section>
      <h2>
        热度 {formatScore(ranking.score)}，第 {ranking.rank} 名
      </h2>
      <p className="note">
        {best === worst
          ? '权重上下浮动 20%，名次不变。'
          : `权重上下浮动 20%，名次在 ${best} 至 ${worst} 之间。`}
      </p>
      <PartsBar parts={ranking.parts} weights={ranking.weights} full={ranking.score} showsWeights />
      {PARTS.map((part) => (
        <details key={part} className="indicators">
          <summary>
            {PART_WORDS[part]} {formatScore(ranking.parts[part])}
            <span className="note">：{PART_MEANINGS[part]}</span>
          </summary>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col">数值</th>
                <th scope="col">折算</th>
                <th scope="col">占比</th>
              </tr>
            </thead>
            <tbody>
              {indicators
                .filter((indicator) => indicator.part === part)
                .map(({ key, value, scaled, share }) => (
                  <tr key={key}>
                    <th scope="row">{indicatorLabel(key)}</th>
                    <td>{value === null ? '未注明' : formatValue(key, value)}</td>
                    <td>{scaled === null ? '不计' : formatScore(scaled)}</td>
                    <td>{Math.round(share * 100)}%</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  );
}

/** Shares as per cent, counts whole, the rest with two places. */
function formatValue(key: string, value: number): string {
  if (key.endsWith('Share')) return `${Math.round(value * 100)}%`;
  return Number.isInteger(value) ? value.toLocaleString('zh-CN') : value.toFixed(2);
}
