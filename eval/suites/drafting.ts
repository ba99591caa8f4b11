/**
 * 写 on the sample: drafts by the template, by a double of a good model, and by whatever endpoint the environment names
 * (`--only drafting-model`; its answers are kept in EVAL_ANSWERS, by default .cache/drafting-answers).
 */
import { join } from 'node:path';
import { readConfig } from '../../src/config/read-config.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { createDraftingModel, type DraftingModel } from '../../src/llm/drafting-model.ts';
import { kindsOf } from '../../src/pipeline/assign-kinds.ts';
import { readDepartments } from '../../src/store/taxonomy/districts.ts';
import { readTaxonomy } from '../../src/store/taxonomy/read-taxonomy.ts';
import { createModelService } from '../../test/assistant/model-double/model-service.ts';
import { cachedFetch } from '../drafting/cached-fetch.ts';
import { readDraftingCases } from '../drafting/read-cases.ts';
import { readSourceIds } from '../drafting/read-source-ids.ts';
import { type GradedCase, scoreDrafts } from '../drafting/score-drafts.ts';
import { scoreWarnings } from '../drafting/score-warnings.ts';
import { createDraftWriter } from '../drafting/write-draft.ts';
import type { Figure, Suite } from '../harness/suite.ts';
import { readGold } from '../sample/read-labels.ts';
import { DEFAULT_CONFIG, type SampleStore } from '../sample/sample-store.ts';

const ANSWERS = join(import.meta.dirname, '../../.cache/drafting-answers');

export const drafting: Suite = {
  name: 'drafting',
  label: '写：草稿（模板与替身模型）',
  run: async ({ sample }) => {
    const base = await sample();
    return {
      figures: [
        ...(await measure(base, null, 'template', '模板')),
        ...(await measure(base, doubleModel(), 'double', '替身模型')),
        ...scoreWarnings(readDraftingCases(), {
          departments: await readDepartments(base.store.db),
          kinds: kindsOf(await readTaxonomy(base.store.db)),
          city: DEFAULT_CONFIG.city,
        }),
      ],
    };
  },
};

export const draftingModel: Suite = {
  name: 'drafting-model',
  label: '写：草稿（所配置的大模型）',
  run: async ({ sample }) => {
    const { chat } = readConfig({ ...chatSettings(process.env), DATABASE_URL: 'memory://' });
    if (chat === null) {
      return { skipped: 'no model: set MINSHENG_CHAT_BASE_URL and MINSHENG_CHAT_MODEL' };
    }
    const answers = cachedFetch(process.env['EVAL_ANSWERS'] || ANSWERS);
    const model = createDraftingModel({ ...chat, fetch: answers });
    // What a model says is its own: shown, and compared with nothing.
    const figures = await measure(await sample(), model, 'model', chat.model);
    return { figures: figures.map(({ limit: _, ...figure }) => ({ ...figure, better: 'neither' })) };
  },
};

/** Only the model's: other settings of the machine must not change what is measured. */
const chatSettings = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('MINSHENG_CHAT_')));

function doubleModel(): DraftingModel {
  const service = createModelService('good');
  return createDraftingModel({
    ...{ baseURL: 'http://double.invalid/v1', apiKey: 'none', model: 'double', method: 'jsonSchema' },
    ...{ timeoutMs: 20_000, maxRetries: 0 },
    fetch: (_, init) =>
      service.respond(JSON.parse(String(init?.body)), init?.signal ?? new AbortController().signal),
  });
}

async function measure(
  { store }: SampleStore,
  model: DraftingModel | null,
  name: string,
  label: string,
): Promise<Figure[]> {
  const write = createDraftWriter(store, model);
  const sourceIds = await readSourceIds(store.db);
  const { kinds } = readGold();
  const sourceIdOf = ({ target }: Evidence): string =>
    target.kind === 'suggestion' ? (sourceIds.get(target.recordId) ?? '') : '';
  const graded: GradedCase[] = [];
  for (const drafted of readDraftingCases()) graded.push({ drafted, written: await write(drafted.concern) });
  return scoreDrafts(graded, {
    ...{ name, label, sourceIdOf },
    kindOf: (cited) => kinds.get(`suggestion/${sourceIdOf(cited)}`) ?? null,
  });
}
