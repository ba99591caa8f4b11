/** What the map can be coloured by, as a value for each point and the names of the values. Pure. */
import { type MapData, NO_DISTRICT } from './decode-map.ts';

export const COLOUR_BY = { field: '领域', district: '区县', year: '年份' } as const;
export type ColourBy = keyof typeof COLOUR_BY;

export type Colouring = { readonly values: Uint16Array; readonly names: readonly string[] };

type Map_ = Pick<MapData, 'kinds' | 'kind' | 'districts' | 'district' | 'months' | 'month'>;

const UNSURE = '待定';
const UNKNOWN = '未注明';

/** @param fieldOf the name of the field that a kind's code belongs to. */
export function colouringOf(map: Map_, by: ColourBy, fieldOf: (code: string) => string): Colouring {
  if (by === 'district') {
    const none = map.districts.length;
    const values = Uint16Array.from(map.district, (value) => (value === NO_DISTRICT ? none : value));
    return { values, names: [...map.districts, UNKNOWN] };
  }
  const groups = by === 'field' ? map.kinds.map(({ code }) => fieldOf(code)) : map.months.map(yearOf);
  const names = [...new Set(groups)].toSorted();
  const place = groups.map((name) => names.indexOf(name));
  const column = by === 'field' ? map.kind : map.month;
  const values = Uint16Array.from(column, (value) => place[value] ?? names.length);
  return { values, names: [...names, by === 'field' ? UNSURE : UNKNOWN] };
}

const yearOf = (month: string): string => `${month.slice(0, 4)} 年`;
