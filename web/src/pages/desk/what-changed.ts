/** What somebody else changed between the issue as it was seen and as it is now. Pure. */

export type SeenIssue = {
  readonly title: string;
  readonly state: string;
  readonly kindName: string | null;
  readonly leadName: string | null;
  readonly members: number;
};

export type FieldChange = { readonly field: string; readonly before: string; readonly after: string };

const FIELDS: readonly [string, (issue: SeenIssue) => string][] = [
  ['标题', ({ title }) => title],
  ['状态', ({ state }) => state],
  ['类型', ({ kindName }) => kindName ?? '待定'],
  ['牵头单位', ({ leadName }) => leadName ?? '未定'],
  ['来件', ({ members }) => `${members} 条`],
];

/** Empty when only what the page does not show has changed. */
export function whatChanged(seen: SeenIssue, now: SeenIssue): FieldChange[] {
  return FIELDS.map(([field, read]) => ({ field, before: read(seen), after: read(now) })).filter(
    ({ before, after }) => before !== after,
  );
}
