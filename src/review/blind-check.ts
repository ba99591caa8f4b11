/** Blind checks: a random sample is drawn, people answer it without the machine's answer, the figures follow. */
import { type BlindQuestion, UNSURE_ANSWER } from '../domain/blind-check.ts';
import { DomainError } from '../domain/errors.ts';
import {
  findBlindCheck,
  hasDecidedOn,
  insertBlindCheck,
  type NewBlindCheck,
  readBlindChecks,
  readBlindItems,
  readBlindLabels,
  type StoredBlindCheck,
  type StoredBlindItem,
  type StoredBlindLabel,
  saveBlindLabel,
} from '../store/blind-check/blind-checks.ts';
import { type DrawnItem, drawApart, drawKinds, drawTogether } from '../store/blind-check/draw-sample.ts';
import type { Db } from '../store/database.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { lockReview } from '../store/issues/lock-review.ts';
import { readStateTag } from '../store/runs/read-state-tag.ts';
import { findKind } from '../store/taxonomy/find-names.ts';
import {
  type BlindProgress,
  type BlindResult,
  type BlindSample,
  blindProgress,
  blindResult,
} from './blind-check-result.ts';

export type BlindCheckRequest = Omit<NewBlindCheck, 'runId'> & { readonly size: number };

/**
 * Half of the pairs of a same-issue check are of one issue, half of two issues of one kind; fewer where there are no
 * more. They come mixed, in the order of the seed.
 *
 * @returns the check's id.
 * @throws {DomainError} not_found: nothing was run yet. conflict: the last run said nothing that can be checked.
 */
export function createBlindCheck(db: Db, { size, ...check }: BlindCheckRequest): Promise<number> {
  return inTransaction(db, async (transaction) => {
    await lockReview(transaction);
    const { runId } = await readStateTag(transaction);
    if (runId === null) throw new DomainError('not_found', '还没有运行结果', '请先导入数据，再运行一次');
    const items = await draw(transaction, check.question, check.seed, size);
    if (items.length > 0) return insertBlindCheck(transaction, { ...check, runId }, items);
    throw new DomainError('conflict', '最近一次运行没有可供盲检的结果', '请导入更多来件并重新运行');
  });
}

async function draw(db: Db, question: BlindQuestion, seed: string, size: number): Promise<DrawnItem[]> {
  if (question === 'kind') return drawKinds(db, seed, size);
  const together = await drawTogether(db, seed, Math.ceil(size / 2));
  const apart = await drawApart(db, seed, Math.floor(size / 2));
  return [...together, ...apart].toSorted((a, b) => shuffle(seed, a) - shuffle(seed, b) || a.askId - b.askId);
}

/** Any order that says nothing about the answer: FNV-1a of the seed and the pair. */
function shuffle(seed: string, { askId, otherAskId }: DrawnItem): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}:${askId}:${otherAskId}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}

export type CheckedSample = {
  readonly check: StoredBlindCheck;
  readonly items: readonly StoredBlindItem[];
  readonly labels: readonly StoredBlindLabel[];
  readonly progress: BlindProgress;
  readonly result: BlindResult | null;
};

/** Newest first. */
export async function listBlindChecks(db: Db, line: number): Promise<CheckedSample[]> {
  return describeChecks(db, await readBlindChecks(db), line);
}

/** @throws {DomainError} not_found */
export async function getBlindCheck(db: Db, id: number, line: number): Promise<CheckedSample> {
  const check = await findBlindCheck(db, id);
  const [sample] = check === undefined ? [] : await describeChecks(db, [check], line);
  if (sample !== undefined) return sample;
  throw new DomainError('not_found', `没有盲检 ${id}`, '请刷新盲检列表后重试');
}

async function describeChecks(
  db: Db,
  checks: readonly StoredBlindCheck[],
  line: number,
): Promise<CheckedSample[]> {
  const ids = checks.map(({ id }) => id);
  const allItems = await readBlindItems(db, ids);
  const allLabels = await readBlindLabels(db, ids);
  return checks.map((check) => {
    const items = allItems.filter(({ checkId }) => checkId === check.id);
    const labels = allLabels.filter(({ checkId }) => checkId === check.id);
    const sample = sampleOf(check, items);
    return {
      check,
      items,
      labels,
      progress: blindProgress(sample, labels),
      result: blindResult(sample, labels, line),
    };
  });
}

const sampleOf = ({ people }: StoredBlindCheck, items: readonly StoredBlindItem[]): BlindSample => ({
  machine: new Map(items.map(({ item, machineAnswer }) => [item, machineAnswer])),
  people,
});

export type BlindLabelling = {
  readonly checkId: number;
  readonly item: number;
  readonly answer: string;
  readonly author: string;
  readonly authorId: number;
};

/**
 * @returns counted false: this person decided on the issue, or on the record's kind, before, and so knows what the machine said.
 * @throws {DomainError} not_found: no such check, item or kind. conflict: the check is finished, its figures are known.
 *   invalid_input: an answer that the question does not have.
 */
export function labelBlindItem(
  db: Db,
  { checkId, item, answer, author, authorId }: BlindLabelling,
): Promise<{ readonly counted: boolean; readonly progress: BlindProgress }> {
  return inTransaction(db, async (transaction) => {
    await lockReview(transaction);
    const { check, items, progress } = await getBlindCheck(transaction, checkId, 0);
    const entry = items.find((one) => one.item === item);
    if (entry === undefined) {
      throw new DomainError('not_found', `盲检 ${checkId} 没有第 ${item} 条`, '请重新载入这次盲检');
    }
    if (progress.state === 'finished') throw finished(checkId);
    await requireAnswer(transaction, check.question, answer);
    const knows = await hasDecidedOn(transaction, {
      accountId: authorId,
      issueIds: entry.issueIds,
      askIds: [entry.askId, ...(entry.otherAskId === null ? [] : [entry.otherAskId])],
    });
    const label = { checkId, item, accountId: authorId, author, answer, counted: !knows };
    const { counted } = await saveBlindLabel(transaction, label);
    const now = await readBlindLabels(transaction, [checkId]);
    return { counted, progress: blindProgress(sampleOf(check, items), now) };
  });
}

/** The page shows the machine's answers from then on: nobody may answer again, or begin. */
function finished(checkId: number): DomainError {
  return new DomainError(
    'conflict',
    `盲检 ${checkId} 已完成，机器的判断已公开，不再接受标注`,
    '如需再测，请新建一次盲检',
  );
}

async function requireAnswer(db: Db, question: BlindQuestion, answer: string): Promise<void> {
  if (answer === UNSURE_ANSWER) return;
  if (question === 'same-issue') {
    if (answer === 'yes' || answer === 'no') return;
    throw new DomainError('invalid_input', `回答“${answer}”无效`, '请回答 yes、no 或 unsure');
  }
  if ((await findKind(db, answer)) !== undefined) return;
  throw new DomainError('not_found', `没有类型 ${answer}`, '请从类型目录中选择，或回答 unsure');
}
