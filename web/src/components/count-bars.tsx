import type { Key, ReactNode } from 'react';
import { FigureLink } from './figure-link.tsx';

type Line = {
  readonly key: Key;
  readonly word: ReactNode;
  readonly value: number;
  /** The list of what is counted; without it the figure is text. */
  readonly to?: string;
};

type Props = { readonly caption: string; readonly lines: readonly Line[]; readonly unit: string };

/** Counts with a bar each; the value stands beside its bar, so nothing needs hovering. */
export function CountBars({ caption, lines, unit }: Props) {
  const most = Math.max(1, ...lines.map(({ value }) => value));
  return (
    <table className="count-bars">
      <caption className="for-readers">{caption}</caption>
      <tbody>
        {lines.map(({ key, word, value, to }) => (
          <tr key={key}>
            <th scope="row">{word}</th>
            <td className="bar-cell" aria-hidden="true">
              <span style={{ width: `${(100 * value) / most}%` }} />
            </td>
            <td className="number">
              {to ? <FigureLink value={value} to={to} unit={unit} /> : `${value} ${unit}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
