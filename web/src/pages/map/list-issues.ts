/** The issues of some points of the map, for the table beside it. Pure. */
import { type MapData, NO_ISSUE } from './decode-map.ts';

export type MapIssue = {
  readonly id: number;
  readonly title: string;
  /** Points of it among those asked for. */
  readonly asks: number;
  /** All of its points. */
  readonly size: number;
};

export type IssuesOfPoints = {
  readonly issues: readonly MapIssue[];
  /** Points that are in no issue. */
  readonly alone: number;
};

type Map_ = Pick<MapData, 'issueOf' | 'issueId' | 'issueSize' | 'titles'>;

/** @returns most asks first; of equally many the older issue. */
export function issuesOfPoints(map: Map_, points: readonly number[]): IssuesOfPoints {
  const counts = new Map<number, number>();
  for (const point of points) {
    const issue = map.issueOf[point] ?? NO_ISSUE;
    counts.set(issue, (counts.get(issue) ?? 0) + 1);
  }
  const alone = counts.get(NO_ISSUE) ?? 0;
  counts.delete(NO_ISSUE);
  const issues = [...counts]
    .map(([place, asks]) => ({
      id: map.issueId[place] ?? 0,
      title: map.titles[place] ?? '',
      asks,
      size: map.issueSize[place] ?? 0,
    }))
    .toSorted((a, b) => b.asks - a.asks || a.id - b.id);
  return { issues, alone };
}
