/** Where a request comes from, for lock-out, the audit log and what only this machine may do. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Env } from './dependencies.ts';

/** What the Node adapter hands to Hono; in process there is none. */
const environmentSchema = z.object({
  incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }),
});

function socketAddress(context: Context<Env>): string | null {
  const parsed = environmentSchema.safeParse(context.env);
  return parsed.success ? parsed.data.incoming.socket.remoteAddress.replace(/^::ffff:/, '') : null;
}

/** @param behindProxy our own proxy wrote the last entry of X-Forwarded-For; the ones before it may be invented. */
export function clientAddress(context: Context<Env>, behindProxy: boolean): string | null {
  const forwarded = behindProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : '';
  return forwarded || socketAddress(context);
}

const LOOPBACK = new Set(['127.0.0.1', '::1']);
const LOOPBACK_NAMES = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Nothing between the browser and us: a proxy on this machine would make everybody look local, and a name of
 * somebody else's that points here could be used by a page.
 */
export function isFromThisMachine(context: Context<Env>): boolean {
  const isProxied = ['x-forwarded-for', 'forwarded', 'via'].some((name) => context.req.header(name));
  const host = `http://${context.req.header('host') ?? ''}`;
  const isLocalName = URL.canParse(host) && LOOPBACK_NAMES.has(new URL(host).hostname);
  return !isProxied && isLocalName && LOOPBACK.has(socketAddress(context) ?? '');
}
