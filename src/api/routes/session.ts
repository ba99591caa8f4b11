import { z } from '@hono/zod-openapi';
import { ROLES } from '../../domain/account.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';

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

export function sessionRoutes(_dependencies: Dependencies) {
  return createRouter()
    .openapi(getSession, notBuilt)
    .openapi(signIn, notBuilt)
    .openapi(signInAsVisitor, notBuilt)
    .openapi(signOut, notBuilt)
    .openapi(changePassword, notBuilt)
    .openapi(startSingleSignOn, notBuilt)
    .openapi(finishSingleSignOn, notBuilt)
    .openapi(getInvitation, notBuilt)
    .openapi(acceptInvitation, notBuilt);
}

async function notBuilt(): Promise<never> {
  throw new RangeError('not built yet');
}
