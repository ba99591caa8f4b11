import { PARTS, type Parts, type Weights } from '../../../src/domain/ranking.ts';
import { PART_MEANINGS, PART_WORDS } from '../words.ts';
import { formatScore } from './format-figure.ts';

type Props = {
  readonly parts: Parts;
  readonly weights: Weights;
  /** The score that is as long as the bar; the best of a list, so that its rows can be compared. */
  readonly full?: number;
  /** With the four values under the bar, each with its weight; otherwise values only. */
  readonly showsWeights?: boolean;
};

/** The four parts as lengths that add up to the score: weight × part each. */
export function PartsBar({ parts, weights, full = 1, showsWeights = false }: Props) {
  const score = PARTS.reduce((sum, part) => sum + parts[part] * weights[part], 0);
  return (
    <div className={showsWeights ? 'parts-bar weighted' : 'parts-bar'}>
      <div className="parts-track" aria-hidden="true">
        {PARTS.map((part) => (
          <span
            key={part}
            className={`part-${part}`}
            style={{ width: `${(100 * parts[part] * weights[part]) / Math.max(full, score, 1e-9)}%` }}
          />
        ))}
      </div>
      <dl>
        {PARTS.map((part) => (
          <div key={part} title={PART_MEANINGS[part]}>
            <dt>
              <span className={`swatch part-${part}`} aria-hidden="true" />
              {PART_WORDS[part]}
            </dt>
            <dd>
              {formatScore(parts[part])}
              {showsWeights && <span className="weight"> × {formatScore(weights[part])}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
