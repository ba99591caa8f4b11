/** Asks that are in no issue and that a person can put into one. Pure. */
import type { RecordDetail, RecordRow } from './types.ts';

type AskState = RecordRow['states'][number];
type Ask = RecordDetail['asks'][number];

/** What is excluded stays out: there is no text in it, or it may not be read. */
const LOOSE: ReadonlySet<AskState> = new Set(['unclustered', 'waiting', 'failed']);

export const isLooseState = (state: string): boolean => (LOOSE as ReadonlySet<string>).has(state);

/** Of the record as it is now: asks of earlier versions are history. */
export function looseAsks({ asks, version }: Pick<RecordDetail, 'asks' | 'version'>): readonly Ask[] {
  return asks.filter((ask) => ask.issue === null && ask.version === version && LOOSE.has(ask.state));
}
