/** What retrieval returned for a draft. The same thing keeps its ref for as long as the draft lives. */
import { sql } from 'kysely';
import { type Evidence, type EvidenceTarget, type Found, REF_LETTERS } from '../../domain/evidence.ts';
import type { Db } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';

/** suggestion/12/1, issue/7, law/33: an issue stays itself when a later run counts it again. */
export function targetKey(target: EvidenceTarget): string {
  switch (target.kind) {
    case 'suggestion':
    case 'record':
      return `${target.kind}/${target.recordId}/${target.version}`;
    case 'issue':
      return `issue/${target.issueId}`;
    case 'law':
      return `law/${target.articleId}`;
  }
}

/**
 * Gives refs: a target that has one keeps it, with the text and figures that it was first cited by.
 *
 * @returns one for each, in order; the same target twice is one piece of evidence.
 */
export function keepEvidence(
  db: Db,
  { draftId, turnId, found }: { draftId: number; turnId: number | null; found: readonly Found[] },
): Promise<Evidence[]> {
  return inTransaction(db, async (transaction) => {
    // One at a time for a draft: two writers would otherwise take the same number.
    await sql`select id from draft where id = ${draftId}::bigint for update`.execute(transaction);
    const known = await readEvidence(transaction, draftId);
    const byKey = new Map(known.map((evidence) => [targetKey(evidence.target), evidence]));
    const kept: Evidence[] = [];
    for (const each of found) {
      const key = targetKey(each.target);
      const evidence = byKey.get(key) ?? (await insertEvidence(transaction, draftId, turnId, each, byKey));
      byKey.set(key, evidence);
      if (!kept.includes(evidence)) kept.push(evidence);
    }
    return kept;
  });
}

async function insertEvidence(
  db: Db,
  draftId: number,
  turnId: number | null,
  found: Found,
  known: ReadonlyMap<string, Evidence>,
): Promise<Evidence> {
  const letter = REF_LETTERS[found.target.kind];
  const numbers = [...known.values()]
    .filter(({ ref }) => ref.startsWith(letter))
    .map(({ ref }) => Number(ref.slice(1)));
  const ref = `${letter}${Math.max(0, ...numbers) + 1}`;
  await db
    .insertInto('evidence')
    .values({ draftId, ref, targetKey: targetKey(found.target), found: JSON.stringify(found), turnId })
    .execute();
  return { ...found, ref };
}

/** All of a draft's, by letter and number. */
export async function readEvidence(db: Db, draftId: number): Promise<Evidence[]> {
  const rows = await db
    .selectFrom('evidence')
    .select(['ref', 'found'])
    .where('draftId', '=', draftId)
    .orderBy(sql`left(ref, 1)`)
    .orderBy(sql`substr(ref, 2)::integer`)
    .execute();
  return rows.map(({ ref, found }) => ({ ...found, ref }));
}
