import { Button } from 'antd';
import { useId } from 'react';
import { PARTS, type Part, type Weights } from '../../../../src/domain/ranking.ts';
import { PART_MEANINGS, PART_WORDS } from '../../words.ts';
import { sameWeights, spreadWeights } from './spread-weights.ts';

type Props = {
  readonly inForce: Weights;
  readonly tried: Weights;
  readonly onTry: (weights: Weights) => void;
};

export function WeightSliders({ inForce, tried, onTry }: Props) {
  return (
    <section aria-label="权重">
      {PARTS.map((part) => (
        <WeightSlider
          key={part}
          part={part}
          inForce={inForce[part]}
          value={tried[part]}
          onMove={(percent) => onTry(spreadWeights(tried, part, percent))}
        />
      ))}
      <p className="slider-sum">
        合计 100%。移动一项，其余三项按原比例补足。
        <Button size="small" disabled={sameWeights(inForce, tried)} onClick={() => onTry(inForce)}>
          恢复现行权重
        </Button>
      </p>
    </section>
  );
}

type SliderProps = {
  readonly part: Part;
  readonly inForce: number;
  readonly value: number;
  readonly onMove: (percent: number) => void;
};

function WeightSlider({ part, inForce, value, onMove }: SliderProps) {
  const id = useId();
  const percent = Math.round(value * 100);
  return (
    <div className="slider">
      <label htmlFor={id}>
        <span className={`swatch part-${part}`} aria-hidden="true" />
        {PART_WORDS[part]}
        <span className="note">{PART_MEANINGS[part]}</span>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        value={percent}
        aria-valuetext={`${percent}%`}
        onChange={(event) => onMove(Number(event.target.value))}
      />
      <output htmlFor={id}>{percent}%</output>
      <span className="note">现行 {Math.round(inForce * 100)}%</span>
    </div>
  );
}
