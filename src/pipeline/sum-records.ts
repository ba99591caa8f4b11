/** Totals of all records for the report, each a plain count that a query repeats. */
import type { District } from '../domain/district.ts';
import type { StoredRecord } from '../domain/record.ts';
import type { ReportModel } from '../domain/report.ts';
import { monthName, monthOf } from '../rank/china-calendar.ts';

type Totals = ReportModel['totals'];

export class RecordTotals {
  readonly #sources = new Map<StoredRecord['source'], number>();
  readonly #months = new Map<number, number>();
  readonly #types = new Map<string, number>();
  readonly #channels = new Map<string, number>();
  readonly #districts = new Map<string, number>();
  readonly #people = new Set<string>();
  readonly #handled = { known: 0, solved: 0, rated: 0, satisfied: 0, timed: 0, overdue: 0 };
  #oldest = Number.POSITIVE_INFINITY;
  #newest = 0;

  add(record: StoredRecord): void {
    count(this.#sources, record.source);
    count(this.#months, monthOf(record.receivedAt));
    // What a source does not say is in no row: the report prints the difference to the whole.
    countNamed(this.#types, record.appealType ?? record.sourceAppealType);
    countNamed(this.#channels, record.channel);
    countNamed(this.#districts, record.district);
    // A record that names nobody is a person of its own.
    this.#people.add(record.person ?? `record ${record.id}`);
    this.#oldest = Math.min(this.#oldest, record.receivedAt.getTime());
    this.#newest = Math.max(this.#newest, record.receivedAt.getTime());
    this.#addHandling(record);
  }

  get period(): { readonly start: Date; readonly end: Date } {
    return { start: new Date(Math.min(this.#oldest, this.#newest)), end: new Date(this.#newest) };
  }

  read(districts: readonly District[]): Totals {
    const population = new Map(districts.map((district) => [district.name, district.population ?? null]));
    const { known, solved, rated, satisfied, timed, overdue } = this.#handled;
    return {
      bySource: descending(this.#sources).map(([source, records]) => ({ source, records })),
      byMonth: fillMonths(this.#months),
      byAppealType: descending(this.#types).map(([type, records]) => ({ type, records })),
      byChannel: descending(this.#channels).map(([channel, records]) => ({ channel, records })),
      byDistrict: descending(this.#districts).map(([district, records]) => {
        const residents = population.get(district) ?? null;
        return { district, records, perTenThousand: residents ? (records * 10_000) / residents : null };
      }),
      people: this.#people.size,
      handling: {
        known,
        solvedShare: known > 0 ? solved / known : null,
        satisfiedShare: rated > 0 ? satisfied / rated : null,
        overdueShare: timed > 0 ? overdue / timed : null,
      },
    };
  }

  #addHandling({ handling }: StoredRecord): void {
    if (handling === null) return;
    const { solved, satisfaction, overdue, dueAt, completedAt } = handling;
    if (solved !== null && solved !== 'na') {
      this.#handled.known++;
      if (solved === 'solved') this.#handled.solved++;
    }
    if (satisfaction !== null && satisfaction !== 'no_contact') {
      this.#handled.rated++;
      if (satisfaction !== 'unsatisfied') this.#handled.satisfied++;
    }
    const late = overdue ?? (dueAt && completedAt ? completedAt > dueAt : null);
    if (late !== null) {
      this.#handled.timed++;
      if (late) this.#handled.overdue++;
    }
  }
}

/** Records per month, ascending, gaps filled with 0. */
export function countMonths(dates: readonly Date[]): { month: string; records: number }[] {
  const months = new Map<number, number>();
  for (const date of dates) count(months, monthOf(date));
  return fillMonths(months);
}

function fillMonths(months: ReadonlyMap<number, number>): { month: string; records: number }[] {
  if (months.size === 0) return [];
  const first = Math.min(...months.keys());
  const last = Math.max(...months.keys());
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    month: monthName(first + i),
    records: months.get(first + i) ?? 0,
  }));
}

export function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function countNamed(counts: Map<string, number>, name: string | null): void {
  if (name !== null) count(counts, name);
}

/** Most first, ties by key. */
export function descending<Key extends string>(counts: ReadonlyMap<Key, number>): [Key, number][] {
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
