/** Sorts out the asks that have no vector: what fails is asked again by the next run, what is excluded is not. */
import type { EmbeddedAsks } from './embed-asks.ts';
import type { LoadedAsk } from './load-asks.ts';

export type SortedAsks = {
  readonly kept: readonly LoadedAsk[];
  readonly excluded: readonly { readonly askId: number; readonly reason: 'no_content' | 'withheld' }[];
  readonly failed: readonly { readonly ask: LoadedAsk; readonly reason: string }[];
};

export function leaveOut(
  asks: readonly LoadedAsk[],
  { failed, withheld }: Pick<EmbeddedAsks, 'failed' | 'withheld'>,
): SortedAsks {
  const kept: LoadedAsk[] = [];
  const excluded: { askId: number; reason: 'no_content' | 'withheld' }[] = [];
  const failures: { ask: LoadedAsk; reason: string }[] = [];
  for (const ask of asks) {
    const reason = failed.get(ask.textHash);
    if (withheld.has(ask.askId)) excluded.push({ askId: ask.askId, reason: 'withheld' });
    else if (reason === undefined) kept.push(ask);
    else if (reason === 'empty_text') excluded.push({ askId: ask.askId, reason: 'no_content' });
    else failures.push({ ask, reason });
  }
  return { kept, excluded, failed: failures };
}
