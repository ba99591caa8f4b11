import type { ReactNode } from 'react';
import { recordsAddress } from '../app/addresses.ts';
import { FigureLink } from './figure-link.tsx';

type Balance = {
  readonly records: number;
  readonly asks: number;
  readonly assigned: number;
  readonly unclustered: number;
  readonly excluded: number;
  readonly failed: number;
};

/** Where every ask went. The sum is shown with its parts, so that anybody can add it up. */
export function BalanceSheet({ balance }: { readonly balance: Balance }) {
  const { records, asks, assigned, unclustered, excluded, failed } = balance;
  return (
    <dl className="balance">
      <Line word={`诉求（来自 ${records.toLocaleString('zh-CN')} 件来件）`}>
        <FigureLink value={asks} to="/records" />
      </Line>
      <Line word="＝ 归入事项">
        <FigureLink value={assigned} to={recordsAddress({ state: 'issue' })} />
      </Line>
      <Line word="＋ 未成事项">
        <FigureLink value={unclustered} to={recordsAddress({ state: 'unclustered' })} />
      </Line>
      <Line word="＋ 不计热度（表扬、空白等）">
        <FigureLink value={excluded} to={recordsAddress({ state: 'excluded' })} />
      </Line>
      <Line word="＋ 失败">
        <FigureLink value={failed} to={recordsAddress({ state: 'failed' })} />
      </Line>
    </dl>
  );
}

function Line({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}
