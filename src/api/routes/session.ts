import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type Account, ROLES } from '../../domain/account.ts';
import { DomainError } from '../../domain/errors.ts';
import { changePassword as changeOwnPassword } from '../../identity/change-password.ts';
import { isSecure } from '../../identity/create-identity.ts';
import { errandCookie, noErrandCookie, readErrand } from '../../identity/errand-cookie.ts';
import { acceptInvitation as accept, readInvitation } from '../../identity/invite.ts';
import { closeSession, type Opened } from '../../identity/open-session.ts';
import { PASSWORD_RULES } from '../../identity/password-rules.ts';
import { noSessionCookie, readSessionToken, sessionCookie } from '../../identity/session-cookie.ts';
import { signIn as signInByPassword } from '../../identity/sign-in.ts';
import { createSingleSignOn, type SingleSignOn, signInWithClaims } from '../../identity/single-sign-on.ts';
import { signInVisitor } from '../../identity/visitor.ts';
import { clientAddress, isFromThisMachine } from '../client-address.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies, Env } from '../dependencies.ts';
import { operationsOf, requireAccount } from '../guard.ts';

const accountSchema = z
  .object({
    id: z.number().int(),
    name: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    district: z.string().nullable(),
  })
  .openapi('Account');

const sessionSchema = z
  .object({
    /** null = nobody signed in. */
    account: accountSchema.nullable(),
    city: z.string(),
    /** Sample data: visitors may sign in as any role, on this machine only. */
    demo: z.boolean(),
    singleSignOn: z.boolean(),
    /** What this account may call: names of the access table. */
    operations: z.array(z.string()).readonly(),
  })
  .openapi('Session');

const password = z.string().min(1).max(256);
const token = z.string().min(20).max(100);
const done = { description: 'done' };
const elsewhere = { description: 'the address is in Location' };

const getSession = defineRoute('getSession', {
  summary: '当前登录',
  tags: ['session'],
  responses: { 200: jsonOf(sessionSchema) },
});

const signIn = defineRoute('signIn', {
  summary: '登录',
  tags: ['session'],
  request: { body: jsonBody(z.object({ name: z.string().trim().min(1).max(100), password })) },
  responses: { 200: jsonOf(sessionSchema) },
});

const signInAsVisitor = defineRoute('signInAsVisitor', {
  summary: '演示中以任一角色登录（仅限本机）',
  tags: ['session'],
  request: {
    // second: another account of the same role, to try what needs two people. Only staff have one.
    body: jsonBody(z.object({ role: z.enum(ROLES), second: z.boolean().default(false) })),
  },
  responses: { 200: jsonOf(sessionSchema) },
});

const signOut = defineRoute('signOut', {
  summary: '退出',
  tags: ['session'],
  responses: { 204: done },
});

const changePassword = defineRoute('changePassword', {
  summary: '修改自己的密码；其他地方的登录随即失效',
  tags: ['session'],
  request: { body: jsonBody(z.object({ current: password, next: password })) },
  responses: { 204: done },
});

const startSingleSignOn = defineRoute('startSingleSignOn', {
  summary: '转到单点登录',
  tags: ['session'],
  responses: { 302: elsewhere },
});

const finishSingleSignOn = defineRoute('finishSingleSignOn', {
  summary: '从单点登录返回',
  tags: ['session'],
  responses: { 302: elsewhere },
});

const invitationSchema = z
  .object({
    account: accountSchema,
    expiresAt: z.iso.datetime(),
    /** What a password must be, one sentence each. */
    passwordRules: z.array(z.string()).readonly(),
  })
  .openapi('Invitation');

const getInvitation = defineRoute('getInvitation', {
  summary: '邀请属于谁',
  tags: ['session'],
  request: { params: z.object({ token }) },
  responses: { 200: jsonOf(invitationSchema) },
});

const acceptInvitation = defineRoute('acceptInvitation', {
  summary: '接受邀请：设置密码并登录',
  tags: ['session'],
  request: { params: z.object({ token }), body: jsonBody(z.object({ password })) },
  responses: { 200: jsonOf(sessionSchema) },
});

export function sessionRoutes({ store, config, now, demo = false }: Dependencies) {
  const { publicAddress, behindProxy, session: times, singleSignOn: provider } = config.identity;
  const cookie = { secure: isSecure(publicAddress) };
  const singleSignOn =
    provider === null || publicAddress === null
      ? null
      : createSingleSignOn(provider, `${publicAddress}/api/session/oidc/callback`);

  const sessionOf = (account: Account | null) => ({
    account,
    city: config.city,
    demo,
    singleSignOn: singleSignOn !== null,
    operations: operationsOf(account),
  });
  const moment = (context: Context<Env>) => ({
    address: clientAddress(context, behindProxy),
    now: now(),
    times,
  });
  const enter = (context: Context<Env>, { token: opened, account }: Opened) => {
    context.header('set-cookie', sessionCookie(opened, cookie), { append: true });
    return sessionOf(account);
  };
  const tokenOf = (context: Context<Env>) => readSessionToken(context.req.header('cookie') ?? null, cookie);

  return createRouter()
    .openapi(getSession, (context) => {
      context.header('cache-control', 'no-store');
      return context.json(sessionOf(context.get('account')), 200);
    })
    .openapi(signIn, async (context) => {
      context.set('audited', true);
      const opened = await signInByPassword(store.db, { ...context.req.valid('json'), ...moment(context) });
      return context.json(enter(context, opened), 200);
    })
    .openapi(signInAsVisitor, async (context) => {
      context.set('audited', true);
      if (!demo || !isFromThisMachine(context)) throw refuseVisitor();
      const opened = await signInVisitor(store.db, { ...context.req.valid('json'), now: now(), times });
      return context.json(enter(context, opened), 200);
    })
    .openapi(signOut, async (context) => {
      const token = tokenOf(context);
      if (token !== null) await closeSession(store.db, token);
      context.header('set-cookie', noSessionCookie(cookie));
      return context.body(null, 204);
    })
    .openapi(changePassword, async (context) => {
      context.set('audited', true);
      await changeOwnPassword(store.db, {
        ...context.req.valid('json'),
        account: requireAccount(context),
        token: tokenOf(context),
        address: clientAddress(context, behindProxy),
        now: now(),
      });
      return context.body(null, 204);
    })
    .openapi(startSingleSignOn, async (context) => {
      const { address, errand } = await requireSingleSignOn(singleSignOn).start();
      context.header('set-cookie', errandCookie(errand, cookie));
      return context.redirect(address, 302);
    })
    .openapi(finishSingleSignOn, async (context) => {
      const { finish } = requireSingleSignOn(singleSignOn);
      context.header('set-cookie', noErrandCookie(cookie));
      try {
        const errand = readErrand(context.req.header('cookie') ?? null, cookie);
        const claims = await finish(new URL(context.req.url), errand);
        enter(context, await signInWithClaims(store.db, { claims, ...moment(context) }));
        return context.redirect('/', 302);
      } catch (error) {
        // The browser is on its way: it needs a page, which says what the code means.
        if (error instanceof DomainError) return context.redirect(`/?signIn=${error.code}`, 302);
        throw error;
      }
    })
    .openapi(getInvitation, async (context) => {
      context.header('cache-control', 'no-store');
      const { account, expiresAt } = await readInvitation(store.db, context.req.valid('param').token, now());
      const passwordRules = [...PASSWORD_RULES];
      return context.json({ account, expiresAt: expiresAt.toISOString(), passwordRules }, 200);
    })
    .openapi(acceptInvitation, async (context) => {
      context.set('audited', true);
      const accepting = { ...context.req.valid('param'), ...context.req.valid('json'), ...moment(context) };
      return context.json(enter(context, await accept(store.db, accepting)), 200);
    });
}

function refuseVisitor(): DomainError {
  return new DomainError('forbidden', '只有本机上的演示可以这样登录', '请用账号和密码登录');
}

function requireSingleSignOn(configured: SingleSignOn | null): SingleSignOn {
  if (configured !== null) return configured;
  throw new DomainError('not_found', '没有配置单点登录', '请用账号和密码登录');
}
