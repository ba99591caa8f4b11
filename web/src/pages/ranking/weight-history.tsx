import { PARTS } from '../../../../src/domain/ranking.ts';
import type { WeightsInForce } from '../../api/ranking.ts';
import { formatProseDate } from '../../components/format-date.ts';
import { formatShare } from '../../components/format-figure.ts';
import { PART_WORDS } from '../../words.ts';
import { sameWeights } from './spread-weights.ts';

/** Who signed the weights in force, and those before. */
export function WeightHistory({ inForce }: { readonly inForce: WeightsInForce }) {
  const waits = inForce.lastRun !== null && !sameWeights(inForce.lastRun, inForce.weights);
  return (
    <section>
      <h2>现行权重</h2>
      <p>
        {inForce.signedBy && inForce.signedAt
          ? `${inForce.signedBy}签署，${formatProseDate(inForce.signedAt)}`
          : '系统配置的初始权重，尚无人签署'}
        {waits && '。最近一次运行用的是先前的权重，下次运行起采用。'}
      </p>
      {inForce.history.length > 0 && (
        <details>
          <summary>历次签署（{inForce.history.length}）</summary>
          <ol className="signed">
            {inForce.history.map(({ version, signedBy, signedAt, weights, reason }) => (
              <li key={version}>
                {formatProseDate(signedAt)}，{signedBy}：
                {PARTS.map((part) => `${PART_WORDS[part]} ${formatShare(weights[part])}`).join('，')}
                <br />
                <span className="note">理由：{reason}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
