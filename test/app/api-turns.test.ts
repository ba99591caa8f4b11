import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Store } from '../../src/store/open-store.ts';
import { ENGINES, emptyStore, openTestStore } from '../store/open-test-store.ts';
import { addDeputy, addDraft, type Caller, hear, openTurnApp } from './turn-city.ts';

describe.each(ENGINES)('turns on %s', (engine) => {
  let store: Store;
  let deputy: Caller;
  let draftId: number;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  beforeEach(async () => {
    await emptyStore(store);
    deputy = await addDeputy(store);
    draftId = await addDraft(store, deputy);
  });
  afterAll(() => store.close());

  it('without a model the template writes everything', async () => {
    const { call } = openTurnApp(store);
    const started = await call(deputy, `/api/drafts/${draftId}/turns`, { method: 'POST', body: {} });
    expect(started.status).toBe(202);
    const turn = z.looseObject({ id: z.number() }).parse(await started.json());
    expect(turn).toMatchObject({ writer: 'template', state: 'running', scope: 'all' });
    const heard = await hear(await call(deputy, `/api/drafts/${draftId}/turns/${turn.id}/events`));
    expect(heard.map(({ ordinal }) => ordinal)).toEqual(heard.map((_, index) => index + 1));
    expect(heard.at(-1)?.event).toEqual({ type: 'end', state: 'done', failure: null });
  });
});
