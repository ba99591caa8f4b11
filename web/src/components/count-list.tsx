import { formatCount } from './format-figure.ts';

type Props = {
  readonly title: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly wordOf: (name: string) => string;
  /** Said when there is nothing to count; without it nothing is shown. */
  readonly none?: string;
};

/** Named counts on one line, the most frequent first. */
export function CountList({ title, counts, wordOf, none }: Props) {
  const found = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a);
  if (found.length === 0 && none === undefined) return null;
  return (
    <p className="count-list">
      {title}：
      {found.length === 0
        ? none
        : found.map(([name, count]) => `${wordOf(name)} ${formatCount(count)}`).join('，')}
    </p>
  );
}
