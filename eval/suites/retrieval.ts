/** 查 on the sample: what labelled queries find, by full text, by vectors and by both; law articles; the proposal. */
import type { FindAnswer } from '../../src/assistant/find/find-answer.ts';
import { findForText } from '../../src/assistant/find/find-for-text.ts';
import { prepareQuery, type Query } from '../../src/assistant/find/prepare-query.ts';
import { type SearchContext, yearsBefore } from '../../src/assistant/find/search-context.ts';
import { searchLaws } from '../../src/assistant/find/search-laws.ts';
import { readInOrder, searchSuggestions } from '../../src/assistant/find/search-suggestions.ts';
import { outsideStaff } from '../../src/domain/sight.ts';
import { createQueryEmbedder } from '../../src/pipeline/embed-query.ts';
import { nearSuggestions } from '../../src/store/find/near-suggestions.ts';
import { type Figure, type Suite, shareFigure } from '../harness/suite.ts';
import { type LabelledQuery, readQueries } from '../retrieval/read-queries.ts';
import { meanOf, recallAt5, reciprocalRank } from '../retrieval/score-retrieval.ts';
import { DEFAULT_CONFIG } from '../sample/sample-store.ts';

/** All of the sample's suggestions are of the five years before. */
const DAY = '2025-12-31';
const DEPTH = 10;
const LABELS = { fused: '全文与向量', text: '只用全文', vector: '只用向量' } as const;

export const retrieval: Suite = {
  name: 'retrieval',
  label: '查：以往建议与法条（样例）',
  run: async ({ sample }) => {
    const { store } = await sample();
    const context: SearchContext = {
      db: store.db,
      sight: outsideStaff(DEFAULT_CONFIG.minimumPeople),
      embedQuery: createQueryEmbedder(store.db, DEFAULT_CONFIG),
      day: DAY,
    };
    const queries = readQueries('retrieval.jsonl');
    return {
      figures: [
        ...(await measureSuggestions(context, queries.filter(isAnswerable))),
        ...(await measureLaws(context, readQueries('retrieval-laws.jsonl'))),
        ...(await measureProposals(context, queries)),
      ],
    };
  },
};

const isAnswerable = ({ gold }: LabelledQuery): boolean => gold.length > 0;

async function measureSuggestions(context: SearchContext, queries: readonly LabelledQuery[]) {
  const found: Record<keyof typeof LABELS, string[][]> = { fused: [], text: [], vector: [] };
  for (const { query } of queries) {
    const prepared = await prepareQuery(query, context.embedQuery);
    found.fused.push(await searchBoth(context, prepared));
    found.text.push(await searchBoth(context, { ...prepared, embedded: null }));
    found.vector.push(await searchVectors(context, prepared));
  }
  return (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((way) =>
    describe(way, LABELS[way], queries, found[way]),
  );
}

async function searchBoth(context: SearchContext, query: Query): Promise<string[]> {
  const { ranked } = await searchSuggestions(context, query, DEPTH);
  return ranked.map(({ record }) => record.sourceId);
}

async function searchVectors({ db, day }: SearchContext, { embedded }: Query): Promise<string[]> {
  if (embedded === null) return [];
  const near = await nearSuggestions(db, { ...embedded, ...yearsBefore(day), limit: DEPTH });
  const records = await readInOrder(
    db,
    near.map(({ recordId }) => recordId),
  );
  return records.map(({ sourceId }) => sourceId);
}

async function measureLaws(context: SearchContext, queries: readonly LabelledQuery[]) {
  const found: string[][] = [];
  for (const { query } of queries) {
    const articles = await searchLaws(context, await prepareQuery(query, context.embedQuery), DEPTH);
    found.push(articles.map(({ law, number }) => `${law.name} ${number}`));
  }
  return describe('laws', '法条', queries, found);
}

function describe(
  name: string,
  label: string,
  queries: readonly LabelledQuery[],
  found: readonly (readonly string[])[],
): Figure[] {
  const scores = (score: typeof recallAt5) =>
    meanOf(queries.map(({ gold }, index) => score(found[index] ?? [], gold)));
  const common = { items: queries.length, better: 'higher' as const, tolerance: 0.01 };
  return [
    { name: `${name}-recall-at-5`, label: `${label}：recall@5`, value: scores(recallAt5), ...common },
    { name: `${name}-mrr`, label: `${label}：首个正确的名次倒数`, value: scores(reciprocalRank), ...common },
  ];
}

/** Whether it proposes a new suggestion where nobody asked before, and shows one that fits where somebody did. */
async function measureProposals(context: SearchContext, queries: readonly LabelledQuery[]) {
  const [known, unknown] = [
    { part: 0, whole: 0 },
    { part: 0, whole: 0 },
  ];
  for (const { query, gold } of queries) {
    const answer = await findForText(context, query);
    const tally = gold.length > 0 ? known : unknown;
    tally.whole += 1;
    if (gold.length > 0 ? namesOne(answer, gold) : answer.proposal.step === 'new') tally.part += 1;
  }
  return [
    shareFigure('proposed-known', '提过的，指出了同一问题的建议', known, { tolerance: 0.02 }),
    shareFigure('proposed-new', '没提过的，建议新提', unknown, { tolerance: 0.08 }),
  ];
}

const namesOne = ({ earlier }: FindAnswer, gold: readonly string[]): boolean =>
  earlier.some(
    ({ alike, suggestions }) => alike && suggestions.some(({ sourceId }) => gold.includes(sourceId)),
  );
