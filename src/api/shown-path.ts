import type { Context } from 'hono';
import { ACCESS } from './access.ts';
import type { Env } from './dependencies.ts';

const INVITATION = ACCESS.getInvitation.path;
const BEFORE_TOKEN = INVITATION.slice(0, INVITATION.indexOf('{'));

/**
 * The address without its query, as answers and the audit log may hold it: a one-time token in it stays out, also
 * where the request was refused before its route was known.
 */
export function shownPath({ req }: Context<Env>): string {
  return req.path.startsWith(BEFORE_TOKEN) ? INVITATION : req.path;
}
