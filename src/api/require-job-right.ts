import type { Context } from 'hono';
import type { JobKind } from '../domain/job.ts';
import { JOB_MADE_BY } from '../domain/job-rights.ts';
import type { Env } from './dependencies.ts';
import { requireAccount, requireRightTo } from './guard.ts';

/**
 * Who may ask for a job may stop it and do it again, and nobody else.
 *
 * @throws {DomainError} forbidden
 */
export function requireJobRight(context: Context<Env>, kind: JobKind): void {
  requireRightTo(JOB_MADE_BY[kind], requireAccount(context));
}
