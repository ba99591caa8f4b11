/** Laws from files of the form of `lawSchema` into the store, all of them or none. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import { type Law, lawSchema } from '../domain/law.ts';
import { asTsvector, searchTerms } from '../embed/search-terms.ts';
import type { Db } from '../store/database.ts';
import { saveLaws } from '../store/laws/save-laws.ts';
import type { LawsOutcome } from './outcomes.ts';

const REMEDY = '请对照 reference/laws 里的文件改正后重试；没有写入任何数据';

/** @throws {DomainError} conflict: two versions of one law would be in force on the same day. */
export async function importLaws(db: Db, laws: readonly Law[]): Promise<LawsOutcome> {
  const outcomes = await saveLaws(db, laws, { termsOf: lawTerms, origin: 'import' });
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    imported: count('imported'),
    unchanged: count('unchanged'),
    updated: count('updated'),
    articles: laws.reduce((sum, { articles }) => sum + articles.length, 0),
  };
}

/** What the full text search finds an article by. */
export const lawTerms = (text: string): string => asTsvector(searchTerms(text));

/** @throws {DomainError} unreadable_file, naming the file and the value. */
export function readLawFiles(files: readonly string[]): Law[] {
  const laws: Law[] = [];
  const seen = new Map<string, string>();
  for (const file of files) {
    const law = parseLaw(file, readFileSync(file, 'utf8'));
    const key = `《${law.name}》${law.edition}`;
    const other = seen.get(key);
    if (other !== undefined) throw refusal(file, `${key} 在 ${other} 里已有`);
    seen.set(key, file);
    laws.push(law);
  }
  return laws;
}

/** @param file named in the message. @throws {DomainError} unreadable_file */
export function parseLaw(file: string, text: string): Law {
  const parsed = lawSchema.safeParse(parseJson(file, text));
  if (!parsed.success) throw refusal(file, explain(parsed.error.issues));
  const law = parsed.data;
  if (law.validTo !== null && law.validTo < law.validFrom) {
    throw refusal(file, `最后有效日期 ${law.validTo} 早于施行日期 ${law.validFrom}`);
  }
  refuseRepeated(file, law);
  return law;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw refusal(file, '不是有效的 JSON');
  }
}

function refuseRepeated(file: string, { articles }: Law): void {
  const seen = new Set<string>();
  for (const { number, suffix } of articles) {
    const key = suffix > 0 ? `${number} 条之 ${suffix}` : `${number} 条`;
    if (seen.has(key)) throw refusal(file, `第 ${key}出现两次`);
    seen.add(key);
  }
}

const MOST_SHOWN = 3;

function explain(issues: readonly z.core.$ZodIssue[]): string {
  const shown = issues.slice(0, MOST_SHOWN).map((issue) => {
    const place = issue.path.length === 0 ? '整个文件' : issue.path.map(String).join('.');
    return issue.code === 'unrecognized_keys'
      ? `${place} 里不认识 ${issue.keys.join('、')}`
      : `${place} 缺少，或不符合要求`;
  });
  const rest = issues.length - shown.length;
  return `${shown.join('；')}${rest > 0 ? `；另有 ${rest} 处` : ''}`;
}

function refusal(file: string, what: string): DomainError {
  return new DomainError('unreadable_file', `法规文件 ${file} 有误：${what}`, REMEDY);
}
