import type { Config } from '../config/config.ts';
import type { Account } from '../domain/account.ts';

/** Groups with fewer distinct people are not shown to this account: staff sees all of them. */
export function fewestPeopleFor({ role }: Account, { minimumPeople }: Pick<Config, 'minimumPeople'>): number {
  return role === 'staff' ? 1 : minimumPeople;
}

/** What stands for the title of a record told in confidence, outside staff. */
export const CONFIDENTIAL_TITLE = '（保密来件）';
