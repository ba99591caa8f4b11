import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Field, Kind } from '../../src/domain/kind.ts';
import type { Store } from '../../src/store/open-store.ts';
import { readDepartments, readDistricts, setPopulation } from '../../src/store/taxonomy/districts.ts';
import { deleteKindLabel, readKindLabels, saveKindLabel } from '../../src/store/taxonomy/kind-labels.ts';
import { readTaxonomy } from '../../src/store/taxonomy/read-taxonomy.ts';
import { saveKind } from '../../src/store/taxonomy/save-kind.ts';
import { seedReference } from '../../src/store/taxonomy/seed-reference.ts';
import { findTitleAnswer, saveTitleAnswer } from '../../src/store/titles/title-answers.ts';
import { ENGINES, emptyStore, openTestStore } from './open-test-store.ts';

const kind = (code: string, name: string): Kind => ({
  code,
  name,
  lead: 'CGJ',
  assist: ['ZJJ'],
  lexicon: { strong: ['路灯'], usual: [], not: [], pairs: ['路灯+不亮'] },
  usualAsk: '请修理。',
});
const fields: Field[] = [
  {
    code: 'C02',
    name: '城市管理',
    suggestionClass: '城管类',
    kinds: [kind('C0201', '照明'), kind('C0202', '市容')],
  },
  { code: 'C01', name: '住房', suggestionClass: '城建类', kinds: [kind('C0101', '物业')] },
];
const districts = [
  {
    code: '1',
    name: '甲区',
    short: '甲',
    aliases: [],
    population: null,
    streets: [{ code: '11', name: '甲街道' }],
  },
];
const departments = [{ code: 'CGJ', name: '市示例局', short: '示例局', aliases: ['示局'] }];

describe.each(ENGINES)('reference data on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  beforeEach(async () => {
    await emptyStore(store);
    await seedReference(store.db, { fields, districts, departments });
  });
  afterAll(() => store?.close());

  it('reads back as it was seeded, fields in their own order', async () => {
    expect(await readTaxonomy(store.db)).toEqual(fields);
    expect(await readDistricts(store.db)).toEqual(districts);
    expect(await readDepartments(store.db)).toEqual(departments);
  });

  it('keeps what staff edited when seeded again', async () => {
    await saveKind(store.db, 'C02', kind('C0201', '路灯与照明'));
    await saveKind(store.db, 'C01', kind('C0199', '新的类型'));
    await saveKind(store.db, 'C02', kind('C0202', '市容'), { active: false });
    await setPopulation(store.db, '1', 120_000);
    await seedReference(store.db, { fields, districts, departments });
    const taxonomy = await readTaxonomy(store.db);
    expect(taxonomy.map(({ kinds }) => kinds.map(({ name }) => name))).toEqual([
      ['路灯与照明'],
      ['物业', '新的类型'],
    ]);
    expect(await readDistricts(store.db)).toMatchObject([{ population: 120_000 }]);
    await setPopulation(store.db, '1', null);
    expect(await readDistricts(store.db)).toEqual(districts);
  });

  it('knows no other district', () =>
    expect(setPopulation(store.db, '2', 1)).rejects.toMatchObject({ code: 'not_found' }));

  it('keeps the newest label of each subject', async () => {
    const label = {
      subject: 'issue' as const,
      subjectId: 5,
      kindCode: 'C0201',
      text: '路灯不亮',
      author: '甲',
    };
    await saveKindLabel(store.db, label);
    await saveKindLabel(store.db, { ...label, subject: 'record', kindCode: 'C0101' });
    await saveKindLabel(store.db, { ...label, kindCode: 'C0202', author: '乙' });
    expect(await readKindLabels(store.db)).toMatchObject([
      { subject: 'issue', subjectId: 5, kindCode: 'C0202', author: '乙' },
      { subject: 'record', kindCode: 'C0101' },
    ]);
    await deleteKindLabel(store.db, 'issue', 5);
    expect(await readKindLabels(store.db)).toHaveLength(1);
    await expect(saveKindLabel(store.db, { ...label, kindCode: 'X0000' })).rejects.toMatchObject({
      code: '23503',
    });
  });

  it('keeps a model’s answer under what it was asked', async () => {
    const key = { memberHash: 'h', promptVersion: '1', model: 'm' };
    const given = {
      ...key,
      answer: { title: '路灯不亮', camel_case: [1] },
      inputTokens: 10,
      outputTokens: 2,
    };
    await saveTitleAnswer(store.db, { ...given, answer: null });
    await saveTitleAnswer(store.db, given);
    expect(await findTitleAnswer(store.db, key)).toEqual(given);
    expect(await findTitleAnswer(store.db, { ...key, promptVersion: '2' })).toBeUndefined();
  });
});
