import { DateText } from '../../components/date-text.tsx';
import type { AsOf } from './types.ts';

/** Which run the ranks are from, and how much people did since. */
export function AsOfLine({ asOf }: { readonly asOf: AsOf }) {
  return (
    <>
      排名和变化来自第 {asOf.runId} 次运行（
      <DateText value={asOf.finishedAt} as="moment" />
      ），此后有 {asOf.decisionsSince} 项决定
    </>
  );
}
