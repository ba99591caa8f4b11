import type { Db } from '../database.ts';

export type TitleAnswerKey = {
  /** SHA-256 over what the model was shown. */
  readonly memberHash: string;
  readonly promptVersion: string;
  readonly model: string;
};

export type TitleAnswer = TitleAnswerKey & {
  /** As the model gave it; the reader checks its shape. */
  readonly answer: unknown;
  readonly inputTokens: number;
  readonly outputTokens: number;
};

export function findTitleAnswer(db: Db, key: TitleAnswerKey): Promise<TitleAnswer | undefined> {
  return db
    .selectFrom('titleAnswer')
    .select(['memberHash', 'promptVersion', 'model', 'answer', 'inputTokens', 'outputTokens'])
    .where('memberHash', '=', key.memberHash)
    .where('promptVersion', '=', key.promptVersion)
    .where('model', '=', key.model)
    .executeTakeFirst();
}

/** Replaces an earlier answer to the same question. */
export async function saveTitleAnswer(db: Db, given: TitleAnswer): Promise<void> {
  const { memberHash, promptVersion, model, inputTokens, outputTokens } = given;
  const content = { answer: JSON.stringify(given.answer), inputTokens, outputTokens };
  await db
    .insertInto('titleAnswer')
    .values({ memberHash, promptVersion, model, ...content })
    .onConflict((conflict) => conflict.columns(['memberHash', 'promptVersion', 'model']).doUpdateSet(content))
    .execute();
}
