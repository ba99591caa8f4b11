/** A kind while it is edited: everything as text. Pure. */
import type { KindBody, KindDetail } from './kind-types.ts';
import { type LexiconText, lexiconFaults, lexiconText, readLexicon } from './lexicon-text.ts';

export type KindDraft = {
  readonly fieldCode: string;
  readonly name: string;
  /** '' = none known. */
  readonly lead: string;
  readonly assist: readonly string[];
  readonly lexicon: LexiconText;
  readonly usualAsk: string;
  readonly active: boolean;
};

export const NEW_KIND: KindDraft = {
  fieldCode: '',
  name: '',
  lead: '',
  assist: [],
  lexicon: { strong: '', usual: '', not: '', pairs: '' },
  usualAsk: '',
  active: true,
};

export function draftOf(kind: KindDetail): KindDraft {
  return {
    fieldCode: kind.field.code,
    name: kind.name,
    lead: kind.lead?.code ?? '',
    assist: kind.assist.map(({ code }) => code),
    lexicon: lexiconText(kind.lexicon),
    usualAsk: kind.usualAsk,
    active: kind.active,
  };
}

export function bodyOf(draft: KindDraft): KindBody {
  return {
    fieldCode: draft.fieldCode,
    name: draft.name.trim(),
    lead: draft.lead === '' ? null : draft.lead,
    assist: draft.assist.filter((code) => code !== draft.lead),
    lexicon: readLexicon(draft.lexicon),
    usualAsk: draft.usualAsk.trim(),
  };
}

/** What is still to be put right; empty when the kind can be saved. */
export function faultsOf(draft: KindDraft): string[] {
  const { fieldCode, name, lexicon } = bodyOf(draft);
  return [
    ...(fieldCode === '' ? ['请选择领域'] : []),
    ...(name.length < 2 || name.length > 40 ? ['名称要 2 到 40 个字'] : []),
    ...lexiconFaults(lexicon),
  ];
}

const WORDS: { readonly [F in keyof Omit<KindDraft, 'lexicon' | 'active'>]: string } = {
  fieldCode: '领域',
  name: '名称',
  lead: '牵头单位',
  assist: '协办单位',
  usualAsk: '通常诉求',
};

/** The names of the fields in which two drafts differ. */
export function differences(a: KindDraft, b: KindDraft): string[] {
  const plain = (Object.keys(WORDS) as (keyof typeof WORDS)[])
    .filter((field) => String(a[field]) !== String(b[field]))
    .map((field) => WORDS[field]);
  const isSameLexicon = JSON.stringify(readLexicon(a.lexicon)) === JSON.stringify(readLexicon(b.lexicon));
  return [...plain, ...(isSameLexicon ? [] : ['词表']), ...(a.active === b.active ? [] : ['启用'])];
}
