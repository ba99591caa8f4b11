import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DraftContent, EMPTY_CONTENT } from '../../src/domain/draft.ts';
import type { EvidenceTarget } from '../../src/domain/evidence.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import type { Store } from '../../src/store/open-store.ts';
import { keepEvidence } from '../../src/store/turns/evidence.ts';
import { insertPassage } from '../../src/store/turns/passages.ts';
import { insertTurn } from '../../src/store/turns/turns.ts';
import { addAccount } from '../identity/open-identity-app.ts';
import { partOf, textOf } from '../report/read-document.ts';
import { ENGINES, emptyStore, openTestStore } from '../store/open-test-store.ts';
import { addDeputy, addDraft, type Caller, openTurnApp } from './turn-city.ts';

const NOW = new Date('2026-03-02T04:00:00Z');
const OPEN = '本文含人工智能生成内容，须经代表本人核定';
const CONTENT: DraftContent = {
  ...EMPTY_CONTENT,
  title: '关于盘活停车泊位的建议',
  sections: {
    facts: '停车难〔L1〕。缺口900个〔L1〕。\n我去看过。',
    analysis: '',
    measures: '由市综合执法局摸清底数。\n由市公安交管局公布名单。',
    basis: '',
  },
};
const VERIFIED: Verdict = { state: 'verified', refs: ['L1'], faults: [] };

describe.each(ENGINES)('the form of a draft, on %s', (engine) => {
  let store: Store;
  let owner: Caller;
  let draftId: number;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  beforeEach(async () => {
    await emptyStore(store);
    owner = await addDeputy(store);
    draftId = await addDraft(store, owner, { content: CONTENT });
  });
  afterAll(() => store.close());

  const get = (caller: Caller, id: number = draftId) =>
    openTurnApp(store).call(caller, `/api/drafts/${id}/form.docx`);
  const documentOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
  const wordsOf = async (response: Response) =>
    textOf(partOf(await documentOf(response), 'word/document.xml'));
  const staff = async (): Promise<Caller> => ({
    id: await addAccount(store, { role: 'staff', name: 'staff-one' }),
    role: 'staff',
  });
  const setDraft = (values: Record<string, unknown>) =>
    store.db.updateTable('draft').set(values).where('id', '=', draftId).execute();

  async function writeByMachine(target: EvidenceTarget = { kind: 'law', articleId: 7 }): Promise<void> {
    const { id: turnId } = await insertTurn(store.db, {
      ...{ draftId, scope: 'facts', wish: null, askedBy: owner.id, now: NOW, writer: 'template' },
      model: null,
    });
    await keepEvidence(store.db, {
      draftId,
      turnId,
      found: [
        {
          target,
          heading: '《澜川市停车场管理办法》第九条',
          date: null,
          texts: [{ field: 'article', text: '停车难的，应当增设泊位。' }],
          span: null,
          figures: [],
          notes: [],
          quotable: true,
          inForce: true,
        },
      ],
    });
    const passage = { turnId, section: 'facts', origin: 'template' } as const;
    await insertPassage(store.db, draftId, {
      ...passage,
      ordinal: 0,
      text: '停车难〔L1〕。',
      verdict: VERIFIED,
    });
    await insertPassage(store.db, draftId, {
      ...{ ...passage, ordinal: 1, text: '缺口900个〔L1〕。', verdict: VERIFIED },
    });
  }

  it('is an attachment named by the title', async () => {
    const response = await get(owner);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('wordprocessingml');
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      "filename*=UTF-8''关于盘活停车泊位的建议.docx",
    );
    expect(await wordsOf(response)).toContain('一是由市综合执法局摸清底数。二是由市公安交管局公布名单。');
  });

  it('carries the label, the sources and the doubts of what a machine wrote', async () => {
    await writeByMachine();
    const words = await wordsOf(await get(owner));
    expect(words.startsWith(OPEN)).toBe(true);
    expect(words).toContain('停车难[1]。缺口900个[1]。〔未核实1〕我去看过。');
    expect(words).toContain('[1] 法条：《澜川市停车场管理办法》第九条。');
    expect(words).toContain('未核实1：所引来源中没有“900”这个数');
  });

  it('says of evidence that went out of sight that it was not found', async () => {
    await writeByMachine({ kind: 'issue', issueId: 9, runId: 1 });
    await setDraft({ content: JSON.stringify(CONTENT).replaceAll('〔L1〕', '〔I1〕') });
    const words = await wordsOf(await get(owner));
    expect(words).toContain('[1] 未找到材料I1');
    expect(words).not.toContain('澜川市停车场管理办法');
  });

  it('names who confirmed this version; an older confirmation counts no more', async () => {
    await writeByMachine();
    await setDraft({ confirmedBy: owner.id, confirmedVersion: 1, confirmedAt: NOW });
    expect(await wordsOf(await get(owner))).toMatch(/本文含人工智能辅助生成内容，已由deputy-one 同志核定$/);
    await setDraft({ version: 2 });
    expect(await wordsOf(await get(owner))).toContain(OPEN);
  });

  it('has no label when a person wrote every word', async () => {
    const bytes = await documentOf(await get(owner));
    expect(textOf(partOf(bytes, 'word/document.xml'))).not.toContain('人工智能');
  });

  it('names the co-signers who confirmed this version, and nobody else', async () => {
    const names = ['signed', 'old', 'asked', 'removed'];
    const [signed, old, asked, removed] = await Promise.all(names.map((name) => addDeputy(store, name)));
    if (!signed || !old || !asked || !removed) throw new RangeError('four were added');
    await store.db
      .insertInto('cosigner')
      .values([
        { draftId, accountId: signed.id, confirmedVersion: 2, confirmedAt: NOW },
        { draftId, accountId: old.id, confirmedVersion: 1, confirmedAt: NOW },
        { draftId, accountId: asked.id, confirmedVersion: null, confirmedAt: null },
        { draftId, accountId: removed.id, confirmedVersion: 2, confirmedAt: NOW, removedAt: NOW },
      ])
      .execute();
    await setDraft({ version: 2 });
    expect(await wordsOf(await get(owner))).toContain('附议代表signed 同志案由');
    expect((await get(asked)).status).toBe(200);
    expect((await get(removed)).status).toBe(404);
  });

  it('is for its owner, and for staff once it was submitted', async () => {
    const [clerk, other] = [await staff(), await addDeputy(store, 'deputy-two')];
    expect([(await get(clerk)).status, (await get(other)).status]).toEqual([404, 404]);
    await setDraft({ state: 'submitted', submittedAt: NOW });
    expect([(await get(clerk)).status, (await get(other)).status]).toEqual([200, 404]);
    await setDraft({ state: 'discarded' });
    expect([(await get(clerk)).status, (await get(owner)).status]).toEqual([404, 200]);
    expect((await get(owner, 999_999)).status).toBe(404);
  });
});
