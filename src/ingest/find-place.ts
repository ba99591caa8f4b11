import type { District } from '../domain/district.ts';

type Place = { readonly district: string | null; readonly street: string | null };
/** Cells of the district, street and address columns, '' = blank → names as in the list of districts. */
export type FindPlace = (district: string, street: string, address: string) => Place;

/**
 * District from its own column (name, short, alias, code), else from a full name inside it or in the
 * address, else from the street when only one district has a street of that name. Short names are not looked
 * for in addresses: 花溪大道 is not in 花溪区. A street that no list has stays as it is written.
 */
export function createPlaceFinder(districts: readonly District[]): FindPlace {
  const byWord = new Map(
    districts.flatMap(({ code, name, short, aliases }) =>
      [code, name, short, ...aliases].map((word) => [word, name]),
    ),
  );
  const names = districts.map(({ name }) => name);
  const streets = streetIndex(districts);
  return (districtCell, streetCell, address) => {
    const written = districtCell.replace(/\s/g, '');
    const named = byWord.get(written) ?? earliest(written, names) ?? earliest(address, names);
    const known =
      streetForms(streetCell).find((form) => streets.has(form)) ?? earliest(address, [...streets.keys()]);
    const owners = known === null || known === undefined ? [] : (streets.get(known) ?? []);
    const district = named ?? (owners.length === 1 ? (owners[0] ?? null) : null);
    return {
      district,
      street:
        streetCell === ''
          ? district !== null && owners.includes(district)
            ? (known ?? null)
            : null
          : (known ?? streetCell),
    };
  };
}

/** Street name → the districts that have one of that name. */
function streetIndex(districts: readonly District[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const { name, streets } of districts) {
    for (const street of streets) index.set(street.name, [...(index.get(street.name) ?? []), name]);
  }
  return index;
}

/** 花果园街道办事处, 花果园 → 花果园街道 */
function streetForms(cell: string): string[] {
  const name = cell
    .replace(/\s/g, '')
    .replace(/(?:办事处|街道办)$/, (end) => (end === '街道办' ? '街道' : ''));
  return name === '' ? [] : [name, `${name}街道`, `${name}镇`, `${name}乡`];
}

/** The name that stands first in the text; of two at one place the longer. */
function earliest(text: string, names: readonly string[]): string | null {
  let best: { at: number; name: string } | null = null;
  for (const name of names) {
    const at = text.indexOf(name);
    if (at === -1) continue;
    if (best === null || at < best.at || (at === best.at && name.length > best.name.length))
      best = { at, name };
  }
  return best?.name ?? null;
}
