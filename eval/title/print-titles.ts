/**
 * Prints the extracted title of each labelled issue and the scores. Run: npx tsx eval/title/print-titles.ts FILE…
 * (JSON lines with title, body, issue; default: the sample's two files of issues).
 */
import { readFileSync } from 'node:fs';
import { rankCentral } from '../../src/cluster/title/rank-central.ts';
import { type IssueToTitle, titleIssues } from '../../src/cluster/title/title-issues.ts';
import { tokenize } from '../../src/embed/tokenize.ts';
import { bagOfWords } from './bag-of-words.ts';
import { scoreTitles } from './score-titles.ts';

type Row = {
  readonly title: string;
  readonly body: string;
  readonly issue: string;
  readonly district?: string;
  readonly secret?: string;
};

const NEIGHBOURS = 5;
const given = process.argv.slice(2);
const files =
  given.length > 0 ? given : ['a', 'b'].map((part) => `sample/source/hotline-issues-${part}.jsonl`);
const rows = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row),
);

const groups = new Map<string, Row[]>();
for (const row of rows) groups.set(row.issue, [...(groups.get(row.issue) ?? []), row]);
const issues = describe([...groups.values()]);
const started = performance.now();
const titled = titleIssues(issues, [], tokenize);
const milliseconds = performance.now() - started;

for (const [index, [issue, members]] of [...groups].entries()) {
  const { title, keywords } = titled[index] ?? { title: '', keywords: [] };
  console.log(`${issue} (${members.length})\t${title}\t${keywords.map(({ term }) => term).join(' ')}`);
}
const entries = [...groups.values()].map((members, index) => ({
  title: titled[index]?.title ?? '',
  members: members.map(({ title, body }) => `${title}\n${body}`),
}));
// A single call is often a question or thanks: it has no object that people share.
const shared = entries.filter(({ members }) => members.length > 1);
const report = {
  everyIssue: scoreTitles(entries),
  severalMembers: scoreTitles(shared),
  milliseconds: Math.round(milliseconds),
};
console.log(JSON.stringify(report, null, 2));

function describe(members: readonly (readonly Row[])[]): IssueToTitle[] {
  const vectors = bagOfWords(members.flat(), tokenize);
  const { data, dimensions: d } = vectors;
  let next = 0;
  const points = members.map((group) => group.map(() => next++));
  const centroids = points.map((group) => {
    const sum = new Float64Array(d);
    for (const point of group) {
      for (let i = 0; i < d; i++) sum[i] = (sum[i] as number) + (data[point * d + i] as number);
    }
    const length = Math.hypot(...sum);
    return sum.map((value) => value / length);
  });
  const similarity = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
  return members.map((group, index) => {
    const central = new Map(
      rankCentral(vectors, points[index] ?? []).map(({ point, centrality }) => [point, centrality]),
    );
    const mine = centroids[index] as Float64Array;
    return {
      members: group.map(({ title, body, district, secret }, at) => ({
        title,
        text: body,
        district: district || null,
        confidential: secret === '是',
        centrality: central.get(points[index]?.[at] ?? -1) ?? 0,
      })),
      neighbours: centroids
        .map((other, issue) => ({ issue, alike: issue === index ? -1 : similarity(mine, other) }))
        .toSorted((a, b) => b.alike - a.alike || a.issue - b.issue)
        .slice(0, NEIGHBOURS)
        .map(({ issue }) => issue),
    };
  });
}
