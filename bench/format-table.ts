import { fromVectorsToSaved, type Measurement } from './measurement.ts';

type Row = readonly [label: string, value: (measurement: Measurement) => string];

const seconds = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} s`;
const stage = (name: string): Row => [`run: ${name}`, ({ run }) => seconds(run[name] ?? 0)];

const ROWS: readonly Row[] = [
  ['asks', ({ asks }) => String(asks)],
  ['issues', ({ issues }) => String(issues)],
  ['import CSV, rows a second', ({ csvRowsPerSecond }) => String(csvRowsPerSecond)],
  ['import XLSX, rows a second', ({ xlsxRowsPerSecond }) => String(xlsxRowsPerSecond)],
  ['embedding, texts a second', ({ embedTextsPerSecond }) => String(embedTextsPerSecond)],
  ...['load', 'embed', 'group', 'name', 'classify', 'rank', 'save'].map(stage),
  [
    '**from vectors to saved issues** (group + save)',
    (measurement) => `**${seconds(fromVectorsToSaved(measurement))}**`,
  ],
  ['whole run', ({ runSeconds }) => seconds(runSeconds)],
  ['timed apart: read vectors', ({ readSeconds }) => seconds(readSeconds)],
  ['timed apart: neighbours', ({ neighbourSeconds }) => seconds(neighbourSeconds)],
  ['timed apart: linkage', ({ linkageSeconds }) => seconds(linkageSeconds)],
  ['neighbours, recall@15', ({ recallAt15 }) => recallAt15.toFixed(3)],
  ['peak memory of the process', ({ peakMegabytes }) => `${peakMegabytes} MB`],
  ['load average, start → end', ({ load: [start, end] }) => `${start.toFixed(1)} → ${end.toFixed(1)}`],
];

/** Markdown, one column per measurement. */
export function formatTable(measurements: readonly Measurement[]): string {
  const heads = measurements.map(({ size, engine }) => `${size.toLocaleString('en-US')} ${engine}`);
  const lines = ROWS.map(([label, value]) => [label, ...measurements.map(value)]);
  return [['', ...heads], ['---', ...heads.map(() => '---:')], ...lines]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}
