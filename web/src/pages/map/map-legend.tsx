import { formatCount } from '../../components/format-figure.ts';
import type { LegendEntry } from './legend.ts';

type Props = {
  readonly legend: readonly LegendEntry[];
  readonly shown: ReadonlySet<number>;
  readonly onToggle: (value: number) => void;
};

/** What each colour means; pressing an entry shows it alone. */
export function MapLegend({ legend, shown, onToggle }: Props) {
  return (
    <ul className="map-legend" aria-label="图例，点按筛选">
      {legend.map(({ value, name, colour, count }) => (
        <li key={value}>
          <button type="button" aria-pressed={shown.has(value)} onClick={() => onToggle(value)}>
            <span className="swatch" style={{ background: colour }} aria-hidden="true" />
            <span className="map-legend-name">{name}</span>
            <span className="chip-count">{formatCount(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
