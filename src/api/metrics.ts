/**
 * Counters of this process in the text format of Prometheus (version 0.0.4). Labels are operations, statuses and
 * states: nothing that a person typed and nobody's name.
 */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Durations = { readonly buckets: number[]; sum: number; count: number };

export type Gauge = {
  readonly name: string;
  readonly help: string;
  readonly values: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
};

export type Metrics = {
  observe(operation: string, status: number, seconds: number): void;
  /** @param gauges what is counted now, beside the requests. */
  render(gauges: readonly Gauge[]): string;
};

export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, Durations>();
  return {
    observe(operation, status, seconds) {
      const key = labelsOf({ operation, status: String(status) });
      requests.set(key, (requests.get(key) ?? 0) + 1);
      addDuration(durations, operation, seconds);
    },
    render(gauges) {
      return [
        ...head('minsheng_requests_total', 'counter', 'Requests answered, by operation and status.'),
        ...[...requests].map(([labels, count]) => `minsheng_requests_total${labels} ${count}`),
        ...head('minsheng_request_seconds', 'histogram', 'Seconds until the answer began, by operation.'),
        ...[...durations].flatMap(([operation, duration]) => histogram(operation, duration)),
        ...gauges.flatMap(({ name, help, values }) => [
          ...head(name, 'gauge', help),
          ...values.map(({ labels, value }) => `${name}${labelsOf(labels)} ${value}`),
        ]),
        '',
      ].join('\n');
    },
  };
}

function addDuration(durations: Map<string, Durations>, operation: string, seconds: number): void {
  const known = durations.get(operation) ?? { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 };
  durations.set(operation, known);
  known.sum += seconds;
  known.count += 1;
  for (const [index, bound] of BUCKETS.entries()) {
    if (seconds <= bound) known.buckets[index] = (known.buckets[index] ?? 0) + 1;
  }
}

function histogram(operation: string, { buckets, sum, count }: Durations): string[] {
  const name = 'minsheng_request_seconds';
  return [
    ...BUCKETS.map(
      (bound, index) => `${name}_bucket${labelsOf({ operation, le: String(bound) })} ${buckets[index] ?? 0}`,
    ),
    `${name}_bucket${labelsOf({ operation, le: '+Inf' })} ${count}`,
    `${name}_sum${labelsOf({ operation })} ${Number(sum.toFixed(6))}`,
    `${name}_count${labelsOf({ operation })} ${count}`,
  ];
}

const head = (name: string, type: string, help: string) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

function labelsOf(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${quote(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const quote = (value: string) =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
