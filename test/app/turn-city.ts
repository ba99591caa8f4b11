/** The service with deputies, drafts and turns, in process. */
import { createApp } from '../../src/api/create-app.ts';
import type { Dependencies } from '../../src/api/dependencies.ts';
import type { Log } from '../../src/api/log.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { Account } from '../../src/domain/account.ts';
import { type DraftContent, EMPTY_CONTENT } from '../../src/domain/draft.ts';
import type { TurnEvent } from '../../src/domain/turn.ts';
import type { Store } from '../../src/store/open-store.ts';
import { addAccount } from '../identity/open-identity-app.ts';

const CALLER = 'x-test-caller';

export type Caller = Pick<Account, 'id' | 'role'> & { readonly district?: string | null };

export function openTurnApp(
  store: Store,
  {
    env = {},
    log,
    ...rest
  }: { env?: Record<string, string>; log?: Log } & Partial<
    Pick<Dependencies, 'turns' | 'closing' | 'now'>
  > = {},
) {
  const app = createApp({
    store,
    config: readConfig(env),
    now: () => new Date('2026-03-02T04:00:00Z'),
    ...rest,
    ...(log && { log }),
    findAccount: async (request) => accountOf(request.headers.get(CALLER)),
  });
  const call = (caller: Caller, path: string, { method = 'GET', body, headers = {} }: Call = {}) =>
    app.request(path, {
      method,
      headers: {
        ...headers,
        [CALLER]: encodeURIComponent(JSON.stringify(caller)),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return { app, call };
}
type Call = { readonly method?: string; readonly body?: unknown; readonly headers?: Record<string, string> };

function accountOf(given: string | null): Account | null {
  if (given === null) return null;
  const { id, role, district = null }: Caller = JSON.parse(decodeURIComponent(given));
  return { id, role, name: `${role}${id}`, displayName: `${role}甲`, district };
}

export async function addDeputy(store: Store, name = 'deputy-one'): Promise<Caller> {
  return { id: await addAccount(store, { role: 'deputy', name }), role: 'deputy' };
}

/** @returns its id. */
export async function addDraft(
  { db }: Store,
  { id: ownerId }: Caller,
  {
    concern = '老城区停车难，居民夜间找不到车位',
    content = EMPTY_CONTENT,
  }: { concern?: string; content?: DraftContent } = {},
): Promise<number> {
  const text = JSON.stringify(content);
  const { id } = await db
    .insertInto('draft')
    .values({ ownerId, concern, content: text })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('draftVersion')
    .values({ draftId: id, version: 1, content: text, cause: 'created', savedBy: ownerId })
    .execute();
  return id;
}

export type Heard = { readonly ordinal: number; readonly event: TurnEvent };

/** A whole stream of a turn, read to its end. */
export async function hear(response: Response): Promise<Heard[]> {
  return readEvents(await response.text());
}

export function readEvents(text: string): Heard[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('event: turn'))
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      return { ordinal: Number(field('id')), event: JSON.parse(field('data')) };
    });
}
