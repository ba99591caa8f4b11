/** The make-up of an issue: by month without gaps, by year, district, place, channel, source, and records a person. Pure. */
import { SOURCES } from '../domain/record.ts';
import type { Facet } from '../store/desk/issue-facets.ts';

/** @param fewest so many people are told of; fewer are left out, as everywhere: store/desk/sight-conditions.ts. */
export function showFacets(facets: readonly Facet[], fewest: number) {
  const of = (wanted: Facet['facet']) => facets.filter(({ facet }) => facet === wanted);
  const months = fillMonths(of('month').map(({ value, count }) => ({ month: value ?? '', records: count })));
  const bySource = new Map(of('source').map(({ value, count }) => [value, count]));
  return {
    months,
    years: sumYears(months),
    byDistrict: named(of('district')),
    byPlace: named(of('place')),
    byChannel: named(of('channel')),
    bySource: SOURCES.flatMap((source) => {
      const records = bySource.get(source);
      return records === undefined ? [] : [{ source, records }];
    }),
    people: of('people')
      .filter(({ count }) => count >= fewest)
      .map(({ value, count }) => ({ records: Number(value), people: count }))
      .toSorted((a, b) => a.records - b.records),
  };
}

type Month = { readonly month: string; readonly records: number };

/** From the first month to the last, those without a record as 0. */
export function fillMonths(given: readonly Month[]): Month[] {
  const counts = new Map(given.map(({ month, records }) => [month, records]));
  const ascending = [...counts.keys()].toSorted();
  const last = ascending.at(-1);
  const months: Month[] = [];
  for (let month = ascending[0]; month !== undefined && last !== undefined && month <= last; ) {
    months.push({ month, records: counts.get(month) ?? 0 });
    month = nextMonth(month);
  }
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function sumYears(months: readonly Month[]) {
  const years = new Map<number, number>();
  for (const { month, records } of months) {
    const year = Number(month.slice(0, 4));
    years.set(year, (years.get(year) ?? 0) + records);
  }
  return [...years].map(([year, records]) => ({ year, records }));
}

/** Most records first; what names none at the end. */
function named(facets: readonly Facet[]) {
  return facets
    .map(({ value, count }) => ({ name: value, records: count }))
    .toSorted(
      (a, b) =>
        Number(a.name === null) - Number(b.name === null) ||
        b.records - a.records ||
        ((a.name ?? '') < (b.name ?? '') ? -1 : 1),
    );
}
