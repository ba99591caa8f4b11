/** Tokens of a model that are left for drafting today, in China. */

import { chinaDay, chinaDayOf, DAY_MS } from '../../domain/china-day.ts';
import type { Db } from '../../store/database.ts';
import { countTokens } from '../../store/turns/turns.ts';

export type Budget = {
  /** Tokens a day, in and out together. */
  readonly personTokens: number;
  readonly dayTokens: number;
};

export type BudgetLeft = { readonly personTokensLeft: number; readonly dayTokensLeft: number };

/** Never below 0. The last call may have cost more than there was. */
export async function readBudgetLeft(
  db: Db,
  { personTokens, dayTokens }: Budget,
  { accountId, now }: { readonly accountId: number; readonly now: Date },
): Promise<BudgetLeft> {
  const from = chinaDay(chinaDayOf(now));
  const before = new Date(from.getTime() + DAY_MS);
  const spent = await countTokens(db, { askedBy: accountId, from, before });
  return {
    personTokensLeft: Math.max(0, personTokens - spent.person),
    dayTokensLeft: Math.max(0, dayTokens - spent.day),
  };
}

export const isSpent = ({ personTokensLeft, dayTokensLeft }: BudgetLeft): boolean =>
  personTokensLeft === 0 || dayTokensLeft === 0;
