/** Articles and titles of documents: an article must be in the library and in force on the day, a title must be known. */
import { articleWords } from '../../domain/numeral.ts';
import type { Fault } from '../../domain/verdict.ts';
import { judgeReference } from '../laws/judge-reference.ts';
import { type LawReference, readLawReferences } from '../laws/read-references.ts';
import { type Checked, type Claim, fault } from './claim.ts';
import { tightText } from './level-text.ts';

export function checkLaws(claim: Claim): Checked {
  const references = readLawReferences(claim.text, { knownNames: claim.laws.names });
  return {
    looked: references.length > 0,
    faults: [...references.flatMap((one) => judge(one, claim) ?? []), ...unknownTitles(claim, references)],
  };
}

function judge(reference: LawReference, { cited, laws, day }: Claim): Fault | null {
  const words = `《${reference.name}》${articleWords(Math.min(reference.number, 9999), reference.suffix)}`;
  const { state, version, replacedBy } = judgeReference(reference, laws.versionsOf(reference), day);
  if (state === 'unknown') return fault('law_unknown', `法条库中没有${words}，请核对`, reference);
  if (state === 'not_in_force') {
    const now = replacedBy === null ? '' : `，现行的是${replacedBy}`;
    return fault(
      'law_not_in_force',
      `${words}（${version?.law.edition ?? ''}）在${day}不是现行有效${now}`,
      reference,
    );
  }
  const articles = cited.flatMap(({ target }) => (target.kind === 'law' ? [target.articleId] : []));
  const named = version?.article?.id;
  if (articles.length > 0 && named !== undefined && !articles.includes(named)) {
    return fault('law_misquoted', `写的是${words}，注明的来源却是另一条`, reference);
  }
  return null;
}

/** 《贵阳市某某行动计划》: a document that neither the library nor a cited source knows may be made up. */
function unknownTitles({ text, cited, laws }: Claim, references: readonly LawReference[]): Fault[] {
  const sources = cited.map(({ heading, texts }) =>
    tightText([heading, ...texts.map((one) => one.text)].join('\n')),
  );
  return [...text.matchAll(/《([^《》]{2,100})》/g)].flatMap(({ index, 0: whole, 1: title = '' }) => {
    const span = { start: index, end: index + whole.length };
    // An article of it is judged already.
    if (references.some(({ start, end }) => start <= span.start && span.end <= end)) return [];
    const name = tightText(title);
    if (laws.names.some((known) => tightText(known) === name || `中华人民共和国${name}` === tightText(known)))
      return [];
    if (sources.some((source) => source.includes(name))) return [];
    return [fault('law_unknown', `没有查到《${title}》，请核对`, span)];
  });
}
