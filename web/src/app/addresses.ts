/** Addresses of pages that others link to; a list takes its filters as the API names them. */
type Query = Readonly<Record<string, string | number | undefined>>;

export const issueAddress = (id: number): string => `/issues/${id}`;
export const recordAddress = (id: number): string => `/records/${id}`;
export const kindAddress = (code: string): string => `/kinds/${encodeURIComponent(code)}`;
export const runAddress = (id: number): string => `/runs/${id}`;
export const draftAddress = (id: number): string => `/drafts/${id}`;
export const lawArticleAddress = (id: number): string => `/laws/${id}`;
export const conversationAddress = (id: number): string => `/conversations/${id}`;
export const importAddress = (id: number): string => `/imports/${id}`;

export const issuesAddress = (query: Query): string => `/issues${searchOf(query)}`;
export const recordsAddress = (query: Query): string => `/records${searchOf(query)}`;

function searchOf(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
