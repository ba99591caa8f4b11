/** Labelled suggestions through the classifier and the bundles, as print-kind-scores and the kinds suite score them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { classifyKind, type KindAnswer, lexiconClassifier } from '../../src/cluster/kinds/classify-kind.ts';
import { compileLexicon } from '../../src/cluster/kinds/compile-lexicon.ts';
import { type Bundle, groupBundles } from '../../src/cluster/kinds/group-bundles.ts';
import { fieldSchema, type Kind, UNSURE_KIND } from '../../src/domain/kind.ts';

export const kindItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string().optional(),
  reason: z.string().optional(),
  measures: z.string().optional(),
  kind: z.string(),
  year: z.number().nullish(),
  reply: z.string().nullish(),
  leadUnit: z.string().nullish(),
  chain: z.string().nullish(),
});
export type KindItem = z.infer<typeof kindItemSchema>;

const TAXONOMY = join(import.meta.dirname, '../../reference/taxonomy');

export function readKinds(): Kind[] {
  const files = readdirSync(TAXONOMY).sort();
  return files.flatMap(
    (file) => fieldSchema.parse(JSON.parse(readFileSync(join(TAXONOMY, file), 'utf8'))).kinds,
  );
}

export type Judged = {
  readonly answers: readonly { readonly item: KindItem; readonly answer: KindAnswer }[];
  /** Item → its kind by the labels. */
  readonly gold: ReadonlyMap<string, string>;
  /** Item → the kind the classifier is sure of. */
  readonly sure: ReadonlyMap<string, string>;
  /** Item → its first guess, sure or not. */
  readonly first: ReadonlyMap<string, string>;
  readonly bundles: readonly Bundle[];
  /** Item → the kind of its bundle. */
  readonly bundled: ReadonlyMap<string, string>;
  /** Ids of each chain of same answers with at least two, by the labels. */
  readonly chains: readonly (readonly string[])[];
  readonly foundChains: readonly (readonly string[])[];
};

export function judgeItems(items: readonly KindItem[], kinds: readonly Kind[]): Judged {
  const classifier = lexiconClassifier(compileLexicon(kinds));
  const answers = items.map((item) => ({ item, answer: classifyKind(classifier, textOf(item)) }));
  const sure = answers.filter(({ answer }) => answer.code !== UNSURE_KIND);
  const bundles = groupBundles(answers.map(toBundled), kinds);
  return {
    answers,
    gold: new Map(items.map(({ id, kind }) => [id, kind])),
    sure: new Map(sure.map(({ item, answer }) => [item.id, answer.code])),
    first: new Map(answers.map(({ item, answer }) => [item.id, answer.ranked[0]?.code ?? UNSURE_KIND])),
    bundles,
    bundled: new Map(
      bundles.flatMap(({ kind, suggestions }) => suggestions.map((id) => [id, kind] as const)),
    ),
    chains: chainsOf(items),
    foundChains: bundles.flatMap(({ sameAnswers }) =>
      sameAnswers.map(({ recordIds }) => recordIds.flatMap((recordId) => items[recordId]?.id ?? [])),
    ),
  };
}

function textOf({ title, body, reason, measures }: KindItem) {
  if (body !== undefined) return { title, body };
  const facts = `${reason ?? ''}\n`;
  const whole = facts + (measures ?? '');
  return { title, body: whole, measures: { start: facts.length, end: whole.length } };
}

function toBundled({ item, answer }: { item: KindItem; answer: KindAnswer }, recordId: number) {
  return {
    recordId,
    sourceId: item.id,
    kind: answer.code,
    year: item.year ?? null,
    reply: item.reply ?? null,
    leadUnit: item.leadUnit ?? null,
  };
}

function chainsOf(items: readonly KindItem[]): string[][] {
  const chains = new Map<string, string[]>();
  for (const { id, chain } of items) if (chain) chains.set(chain, [...(chains.get(chain) ?? []), id]);
  return [...chains.values()].filter((chain) => chain.length > 1);
}
