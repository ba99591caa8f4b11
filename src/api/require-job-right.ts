import type { Context } from 'hono';
import type { JobKind } from '../domain/job.ts';
import type { Operation } from './access.ts';
import type { Env } from './dependencies.ts';
import { requireAccount, requireRightTo } from './guard.ts';

const MADE_BY = {
  import: 'createImport',
  run: 'createRun',
  report: 'createReport',
} as const satisfies Record<JobKind, Operation>;

/**
 * Who may ask for a job may stop it and do it again, and nobody else.
 *
 * @throws {DomainError} forbidden
 */
export function requireJobRight(context: Context<Env>, kind: JobKind): void {
  requireRightTo(MADE_BY[kind], requireAccount(context));
}
