/** The content of a draft as the fields that a person can change, one by one. Pure. */
import type { DraftContent, Section } from '../../../../src/domain/draft.ts';
import { PART_WORDS, SECTION_ORDER } from './draft-words.ts';

export type Part = 'title' | Section;
/** The form is one field: its choices are few and quick to make again. */
type Field = Part | 'form';

export const PARTS = ['title', ...SECTION_ORDER] as const satisfies readonly Part[];

export const partOf = (content: DraftContent, part: Part): string =>
  part === 'title' ? content.title : content.sections[part];

export const withPart = (content: DraftContent, part: Part, text: string): DraftContent =>
  part === 'title'
    ? { ...content, title: text }
    : { ...content, sections: { ...content.sections, [part]: text } };

const FIELDS: readonly Field[] = [...PARTS, 'form'];

const sameField = (one: DraftContent, other: DraftContent, field: Field): boolean =>
  field === 'form'
    ? JSON.stringify(sorted(one.form)) === JSON.stringify(sorted(other.form))
    : partOf(one, field) === partOf(other, field);

const sorted = (form: DraftContent['form']) => Object.entries(form).toSorted(([a], [b]) => (a < b ? -1 : 1));

export const sameContent = (one: DraftContent, other: DraftContent): boolean =>
  FIELDS.every((field) => sameField(one, other, field));

const withField = (content: DraftContent, field: Field, from: DraftContent): DraftContent =>
  field === 'form' ? { ...content, form: from.form } : withPart(content, field, partOf(from, field));

/** What came back from saving, where nothing was typed since it was sent. */
export function mergeSaved(now: DraftContent, sent: DraftContent, saved: DraftContent): DraftContent {
  return FIELDS.filter((field) => sameField(now, sent, field)).reduce(
    (content, field) => withField(content, field, saved),
    now,
  );
}

export type Merged = {
  /** Mine where I changed something, theirs elsewhere. */
  readonly content: DraftContent;
  /** What only they changed. */
  readonly taken: readonly string[];
  /** What both changed, each in its own way: a person has to choose. */
  readonly conflicts: readonly Part[];
};

/**
 * Two versions that come from the same one.
 * @param base what both began with.
 */
export function mergeContents(base: DraftContent, mine: DraftContent, theirs: DraftContent): Merged {
  const changedByThem = FIELDS.filter(
    (field) => !sameField(base, theirs, field) && !sameField(mine, theirs, field),
  );
  const taken = changedByThem.filter((field) => sameField(base, mine, field));
  const conflicts = PARTS.filter((part) => changedByThem.includes(part) && !taken.includes(part));
  return {
    content: taken.reduce((content, field) => withField(content, field, theirs), mine),
    taken: taken.map((field) => (field === 'form' ? '表单' : PART_WORDS[field])),
    conflicts,
  };
}
