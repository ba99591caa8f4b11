import type { Context } from 'hono';
import type { Config } from '../config/config.ts';
import type { Role } from '../domain/account.ts';
import type { Sight } from '../domain/sight.ts';
import type { Env } from './dependencies.ts';
import { requireAccount } from './guard.ts';

/** Who works with single records; everyone else reads about groups. */
const KEEPERS: readonly Role[] = ['staff'];

/** What the caller may see of the records. */
export function sightOf(context: Context<Env>, { minimumPeople }: Pick<Config, 'minimumPeople'>): Sight {
  const { role, district } = requireAccount(context);
  const keeper = KEEPERS.includes(role);
  return { district, minimumPeople: keeper ? 1 : minimumPeople, confidential: keeper };
}
