/** The service as one function of its dependencies: no port, no process, so tests call it in process. */

import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import type { Account } from '../domain/account.ts';
import { DomainError } from '../domain/errors.ts';
import { findKey } from '../identity/api-key.ts';
import { isSecure } from '../identity/create-identity.ts';
import { auditRequests } from './audit-requests.ts';
import { limitBodies } from './body-limits.ts';
import { createRouter } from './define-route.ts';
import type { Dependencies, Env } from './dependencies.ts';
import { type Log, SILENT } from './log.ts';
import { logRequests } from './log-requests.ts';
import { createMetrics } from './metrics.ts';
import { problem, problemOf } from './problem.ts';
import { createLimiters, type RateLimits } from './rate-limit.ts';
import { refuseForeign } from './refuse-foreign.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { assistantRoutes } from './routes/assistant.ts';
import { auditRoutes } from './routes/audit.ts';
import { blindCheckRoutes } from './routes/blind-checks.ts';
import { bundleRoutes } from './routes/bundles.ts';
import { candidateRoutes } from './routes/candidates.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { draftActRoutes } from './routes/draft-acts.ts';
import { draftFormRoutes } from './routes/draft-form.ts';
import { draftRoutes } from './routes/drafts.ts';
import { findRoutes } from './routes/find.ts';
import { importRoutes } from './routes/imports.ts';
import { inboxRoutes } from './routes/inbox.ts';
import { issueRoutes } from './routes/issues.ts';
import { jobRoutes } from './routes/jobs.ts';
import { kindRoutes } from './routes/kinds.ts';
import { lawRoutes } from './routes/laws.ts';
import { mapRoutes } from './routes/map.ts';
import { overviewRoutes } from './routes/overview.ts';
import { peopleRoutes } from './routes/people.ts';
import { pushRoutes } from './routes/push.ts';
import { rankingRoutes } from './routes/ranking.ts';
import { recordRoutes } from './routes/records.ts';
import { reportRoutes } from './routes/reports.ts';
import { runRoutes } from './routes/runs.ts';
import { serviceRoutes } from './routes/service.ts';
import { sessionRoutes } from './routes/session.ts';
import { settingsRoutes } from './routes/settings.ts';
import { turnRoutes } from './routes/turns.ts';
import { securityHeaders } from './security-headers.ts';
import { createTurnRunner } from './turn-runner.ts';

export type AppOptions = Dependencies & {
  /** Who a request comes from, by its cookie. */
  readonly findAccount: (request: Request) => Promise<Account | null>;
  /** Nothing is written down when left out. */
  readonly log?: Log;
  /** No limits when left out. */
  readonly rateLimits?: RateLimits;
};

export function createApp({ findAccount, log = SILENT, rateLimits, ...dependencies }: AppOptions) {
  const app = createRouter();
  const metrics = createMetrics();
  const turns = dependencies.turns ?? createTurnRunner(dependencies, log);
  const { publicAddress, behindProxy } = dependencies.config.identity;
  app.use(requestId(), logRequests(log, metrics), securityHeaders(isSecure(publicAddress)));
  app.use('/api/*', limitBodies(dependencies.config), keepOutOfCaches());
  app.use('/api/*', refuseForeign(dependencies.config.identity.publicAddress));
  app.use('/api/*', async (context, next) => {
    const readAccount = () => findAccount(context.req.raw);
    context.set('account', await readAccount());
    context.set('readAccount', readAccount);
    await next();
  });
  app.use('/api/push/*', async (context, next) => {
    context.set('apiKey', await findKey(dependencies.store.db, context.req.raw, dependencies.now()));
    await next();
  });
  for (const { path, handler } of rateLimits ? createLimiters(rateLimits, behindProxy) : []) {
    app.use(path, handler);
  }
  app.use('/api/*', auditRequests(dependencies));
  app.onError((error, context) => {
    if (!(error instanceof DomainError || error instanceof HTTPException)) {
      log.error(error, { requestId: context.get('requestId') });
    }
    return problemOf(error, context);
  });
  app.notFound((context) =>
    problem(context, 404, { code: 'not_found', title: '没有这个地址', remedy: '请检查网址' }),
  );
  return app
    .route('/', sessionRoutes(dependencies))
    .route('/', peopleRoutes(dependencies))
    .route('/', apiKeyRoutes(dependencies))
    .route('/', auditRoutes(dependencies))
    .route('/', settingsRoutes(dependencies))
    .route('/', recordRoutes(dependencies))
    .route('/', issueRoutes(dependencies))
    .route('/', inboxRoutes(dependencies))
    .route('/', decisionRoutes(dependencies))
    .route('/', jobRoutes(dependencies))
    .route('/', importRoutes(dependencies))
    .route('/', runRoutes(dependencies))
    .route('/', reportRoutes(dependencies))
    .route('/', pushRoutes(dependencies))
    .route('/', kindRoutes(dependencies))
    .route('/', bundleRoutes(dependencies))
    .route('/', findRoutes(dependencies))
    .route('/', overviewRoutes(dependencies))
    .route('/', mapRoutes(dependencies))
    .route('/', rankingRoutes(dependencies))
    .route('/', candidateRoutes(dependencies))
    .route('/', blindCheckRoutes(dependencies))
    .route('/', assistantRoutes(dependencies))
    .route('/', draftRoutes(dependencies))
    .route('/', draftActRoutes(dependencies))
    .route('/', turnRoutes(dependencies, turns))
    .route('/', draftFormRoutes(dependencies))
    .route('/', conversationRoutes(dependencies))
    .route('/', lawRoutes(dependencies))
    .route('/', serviceRoutes(dependencies, { metrics, document: () => app.getOpenAPI31Document(OPENAPI) }));
}

const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: '民声 API',
    version: '1',
    description:
      '错误一律为 application/problem+json；列表按 cursor 翻页；可编辑的对象带 ETag，更改时须带 If-Match。',
  },
};

/** What people see is theirs alone; an ETag still saves sending it again. */
function keepOutOfCaches(): MiddlewareHandler<Env> {
  return async function keepOutOfCache(context, next) {
    await next();
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'private, no-cache');
  };
}

/** What the typed client of the web is made from. */
export type App = ReturnType<typeof createApp>;
