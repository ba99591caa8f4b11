/** The service as one function of its dependencies: no port, no process, so tests call it in process. */

import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { Account } from '../domain/account.ts';
import { createRouter } from './define-route.ts';
import type { Dependencies } from './dependencies.ts';
import { problem, problemOf } from './problem.ts';
import { decisionRoutes } from './routes/decisions.ts';

export type AppOptions = Dependencies & {
  /** Who a request comes from, by its cookie. */
  readonly findAccount: (request: Request) => Promise<Account | null>;
};

export function createApp({ findAccount, ...dependencies }: AppOptions) {
  const app = createRouter();
  app.use(requestId(), secureHeaders());
  app.use('/api/*', async (context, next) => {
    context.set('account', await findAccount(context.req.raw));
    await next();
  });
  app.onError((error, context) => problemOf(error, context));
  app.notFound((context) =>
    problem(context, 404, { code: 'not_found', title: '没有这个地址', remedy: '请检查网址' }),
  );
  return app.route('/', decisionRoutes(dependencies));
}

/** What the typed client of the web is made from. */
export type App = ReturnType<typeof createApp>;
