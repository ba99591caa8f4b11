/** What the double does with a request, before it becomes bytes. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string; readonly finish: 'stop' | 'length' }
  | { readonly kind: 'tool'; readonly name: string; readonly arguments: string }
  | { readonly kind: 'status'; readonly status: number; readonly headers: Readonly<Record<string, string>> }
  /** The connection breaks after this much of the answer. */
  | { readonly kind: 'cut'; readonly text: string }
  /** The connection stays open and nothing comes. */
  | { readonly kind: 'silent' };

export const say = (text: string): Reply => ({ kind: 'text', text, finish: 'stop' });
