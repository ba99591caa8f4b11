import type { Role } from '../domain/account.ts';
import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { readDistricts } from '../store/taxonomy/districts.ts';
import { districtFault } from './role-rules.ts';

/** A misspelt district would show its account nothing, without a word. @throws {DomainError} invalid_input */
export async function requireDistrict(
  db: Db,
  { role, district }: { readonly role: Role; readonly district: string | null },
): Promise<void> {
  const fault = districtFault(role, district);
  if (fault !== null) throw new DomainError('invalid_input', fault.message, fault.remedy);
  if (district === null) return;
  const names = (await readDistricts(db)).map(({ name }) => name);
  if (names.includes(district)) return;
  throw new DomainError('invalid_input', `没有区县“${district}”`, `请填写：${names.join('、')}`);
}
