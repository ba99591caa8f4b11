import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatCount } from './format-figure.ts';

type Props = {
  readonly value: number;
  /** The list of what is counted. */
  readonly to: string;
  /** Read with the number: 件来件. */
  readonly unit?: string;
  readonly children?: ReactNode;
};

/** A number that opens what it counts. */
export function FigureLink({ value, to, unit, children }: Props) {
  return (
    <Link className="figure" to={to}>
      <span className="figure-value">{formatCount(value)}</span>
      {unit && <span className="figure-unit">{unit}</span>}
      {children}
    </Link>
  );
}
