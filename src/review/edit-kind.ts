/** A person adds a kind to the taxonomy, or changes one; the next run classifies by it. */

import { DomainError } from '../domain/errors.ts';
import type { Kind } from '../domain/kind.ts';
import type { Db } from '../store/database.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { lockReview } from '../store/issues/lock-review.ts';
import { findKindNamed, findStoredKind, readFields, readKindCodes } from '../store/kinds-desk/read-kinds.ts';
import { findDepartment } from '../store/taxonomy/find-names.ts';
import { saveKind } from '../store/taxonomy/save-kind.ts';

export type KindDraft = Omit<Kind, 'code'> & { readonly fieldCode: string };
export type SavedKind = { readonly code: string; readonly version: number };

const MOST_KINDS = 99;

/** @throws {DomainError} not_found: the field or a department. conflict: the name is in use, or the field is full. */
export function createKind(db: Db, { fieldCode, ...draft }: KindDraft): Promise<SavedKind> {
  return inTransaction(db, async (transaction) => {
    await lockReview(transaction);
    await requireNames(transaction, { ...draft, fieldCode });
    await requireFreeName(transaction, draft.name, null);
    const code = nextCode(fieldCode, await readKindCodes(transaction, fieldCode));
    return { code, version: await saveKind(transaction, fieldCode, { code, ...draft }) };
  });
}

export type KindChange = KindDraft & {
  readonly code: string;
  /** Of the kind as the person saw it. */
  readonly version: number;
  /** false takes it out of the taxonomy; what refers to it stays readable. */
  readonly active: boolean;
};

/** @throws {DomainError} as createKind; stale: somebody changed it since. */
export function updateKind(db: Db, { version, active, fieldCode, ...kind }: KindChange): Promise<SavedKind> {
  return inTransaction(db, async (transaction) => {
    await lockReview(transaction);
    const stored = await findStoredKind(transaction, kind.code);
    if (stored === undefined)
      throw new DomainError('not_found', `没有类型 ${kind.code}`, '请刷新类型目录后重试');
    if (stored.version !== version) {
      throw new DomainError(
        'stale',
        `类型 ${kind.code} 已被他人更改（您看到的是第 ${version} 版，现在是第 ${stored.version} 版）`,
        '请重新载入该类型，看过变化后再保存',
      );
    }
    await requireNames(transaction, { ...kind, fieldCode });
    await requireFreeName(transaction, kind.name, kind.code);
    return { code: kind.code, version: await saveKind(transaction, fieldCode, kind, { active }) };
  });
}

/** Pure: one above the highest, so that the code of a kind that is out of use is not given again. */
export function nextCode(fieldCode: string, codes: readonly string[]): string {
  const highest = Math.max(0, ...codes.map((code) => Number(code.slice(fieldCode.length))));
  if (highest < MOST_KINDS) return `${fieldCode}${String(highest + 1).padStart(2, '0')}`;
  throw new DomainError(
    'conflict',
    `领域 ${fieldCode} 的类型编码已用完`,
    '请放到另一个领域，或修改已有的类型',
  );
}

async function requireNames(db: Db, { fieldCode, lead, assist }: KindDraft): Promise<void> {
  const fields = await readFields(db);
  if (!fields.some(({ code }) => code === fieldCode)) {
    throw new DomainError('not_found', `没有领域 ${fieldCode}`, '请从列表中选择');
  }
  for (const department of [...(lead === null ? [] : [lead]), ...assist]) {
    if ((await findDepartment(db, department)) !== undefined) continue;
    throw new DomainError('not_found', `没有单位 ${department}`, '请从单位目录中选择');
  }
}

async function requireFreeName(db: Db, name: string, own: string | null): Promise<void> {
  const holder = await findKindNamed(db, name);
  if (holder === undefined || holder === own) return;
  throw new DomainError('conflict', `已有名为“${name}”的类型（${holder}）`, '请换一个名称，或修改已有的类型');
}
