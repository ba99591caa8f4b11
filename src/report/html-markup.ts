/**
 * HTML that is safe by construction: whatever is put into an `html` template is escaped unless it came
 * out of one. Record text is untrusted, and there is no way to forget this.
 */
import { printable } from './printable.ts';

export type Markup = { readonly markup: string };
type Value = string | number | null | Markup | readonly Markup[];

export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const markup = strings.reduce((text, part, index) => `${text}${insert(values[index - 1] ?? null)}${part}`);
  return { markup };
}

function insert(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  return value.map(({ markup }) => markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for attributes in quotes. */
const escapeHtml = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Words of a record: kept apart from what stands around them when they run from right to left. */
export const quoted = (text: string): Markup => html`<bdi>${text}</bdi>`;

export const link = (to: string, text: string): Markup => html`<a href="#${to}">${text}</a>`;
