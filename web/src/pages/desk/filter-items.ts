/** Which items of a list on the page fit what was typed. Pure. */
import type { PickItem } from './pick-list.tsx';

/** Every typed word must occur in the name or among the other words, in any order; names that begin with it first. */
export function filterItems<Item extends Pick<PickItem, 'key' | 'name'> & { readonly words?: string }>(
  items: readonly Item[],
  text: string,
  most = 12,
): readonly Item[] {
  const wanted = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fits = (item: Item) => {
    const all = `${item.key} ${item.name} ${item.words ?? ''}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  };
  const first = wanted[0] ?? '';
  const begins = (item: Item) => (item.name.toLowerCase().startsWith(first) ? 0 : 1);
  return items
    .filter(fits)
    .toSorted((a, b) => begins(a) - begins(b))
    .slice(0, most);
}
