/**
 * What was typed and not saved yet, in the browser's own storage: it survives a crash of the page or the machine. A copy
 * that was found is set aside, so that typing on does not write over it before it was offered.
 */
import type { DraftContent } from '../../../../src/domain/draft.ts';
import { SECTION_ORDER } from './draft-words.ts';

export type UnsavedCopy = {
  readonly version: number;
  /** What it was typed over. */
  readonly base: DraftContent;
  readonly content: DraftContent;
  readonly at: string;
};

export type CopyKey = { readonly accountId: number; readonly draftId: number };

const keyOf = ({ accountId, draftId }: CopyKey) => `minsheng.draft.${accountId}.${draftId}`;
const asideOf = (key: CopyKey) => `${keyOf(key)}.found`;

export function keepCopy(key: CopyKey, copy: UnsavedCopy): void {
  write(keyOf(key), JSON.stringify(copy));
}

export function dropCopy(key: CopyKey): void {
  write(keyOf(key), null);
}

/** The copy of a page that ended before it could save, if there is one. */
export function findCopy(key: CopyKey): UnsavedCopy | null {
  const left = read(keyOf(key));
  if (left !== null) {
    write(asideOf(key), left);
    write(keyOf(key), null);
  }
  return parse(read(asideOf(key)));
}

export function keepFoundCopy(key: CopyKey, copy: UnsavedCopy): void {
  write(asideOf(key), JSON.stringify(copy));
}

export function dropFoundCopy(key: CopyKey): void {
  write(asideOf(key), null);
}

/** A copy of an older program, or what somebody else put there, is not offered. */
function parse(text: string | null): UnsavedCopy | null {
  if (text === null) return null;
  try {
    const copy: unknown = JSON.parse(text);
    return isCopy(copy) ? copy : null;
  } catch {
    return null;
  }
}

function isCopy(value: unknown): value is UnsavedCopy {
  const { version, base, content, at } = asObject(value);
  return typeof version === 'number' && typeof at === 'string' && isContent(base) && isContent(content);
}

function isContent(value: unknown): value is DraftContent {
  const { title, sections, form } = asObject(value);
  const texts = asObject(sections);
  return (
    typeof title === 'string' &&
    SECTION_ORDER.every((section) => typeof texts[section] === 'string') &&
    typeof asObject(form)['category'] === 'string'
  );
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

function read(name: string): string | null {
  try {
    return globalThis.localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** A browser may forbid storage, or have no room: the service still has what was saved. */
function write(name: string, value: string | null): void {
  try {
    if (value === null) globalThis.localStorage.removeItem(name);
    else globalThis.localStorage.setItem(name, value);
  } catch {}
}
