/** Units that a text names. */
import type { Department } from '../../domain/district.ts';

export type NamedUnit = { readonly name: string; readonly start: number; readonly end: number };

/** Bodies that the list of departments does not hold and that can still be asked. */
const OTHER =
  /(?:各|属地|区|县|市|乡镇?|镇)?(?:人民)?政府(?!采购|网站|投资|部门)|街道(?:办事处|办)?|社区|居委会|村委会|业委会|物业(?:企业|公司)|\p{Script=Han}{2}(?:委员会|管委会|管理处|管理局|指挥部|专班|集团|公司|企业|医院|学校|大队|支队|分局|中心)|\p{Script=Han}(?:部门|局|厅|委|办)(?![法理公员会])/u;
/** 有关部门 is nobody. */
export const NOBODY = /(?:有关|相关|各|职能|主管|上级)(?:职能|主管)?(?:部门|单位|方面|方)/u;
/** 市发展改革委 is also written 发展改革部门 and 发改委. */
const stem = (short: string) => short.replace(/^市/, '').replace(/(?:局|委|办|中心)$/, '');

type Places = readonly { readonly name: string; readonly words: readonly string[] }[];

/** The list is the same for every draft. */
const placesOfList = new WeakMap<readonly Department[], Places>();

function placesIn(departments: readonly Department[]): Places {
  const known = placesOfList.get(departments);
  if (known) return known;
  const places = departments.map((department) => ({ name: department.short, words: placesOf(department) }));
  placesOfList.set(departments, places);
  return places;
}

/** Known departments named in a text, each once, in reading order. Longer names win. */
export function departmentsIn(text: string, departments: readonly Department[]): NamedUnit[] {
  const found = placesIn(departments).flatMap(({ name, words }) => {
    const at = words
      .map((word) => ({ start: text.indexOf(word), word }))
      .filter(({ start }) => start !== -1)
      .toSorted((a, b) => a.start - b.start || b.word.length - a.word.length)[0];
    return at === undefined ? [] : [{ name, start: at.start, end: at.start + at.word.length }];
  });
  return found
    .filter((one) => !found.some((other) => other !== one && covers(other, one)))
    .toSorted((a, b) => a.start - b.start);
}

const covers = (outer: NamedUnit, inner: NamedUnit): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;

const SHORTEST_STEM = 2;
/** Aliases such as 移动 are ordinary words too. */
const SHORTEST_ALIAS = 3;

function placesOf({ name, short, aliases }: Department): string[] {
  const root = stem(short);
  return [
    ...[name, short, ...aliases].filter((word) => word.length >= SHORTEST_ALIAS),
    ...(root.length >= SHORTEST_STEM ? ['部门', '局', '委'].map((kind) => root + kind) : []),
  ];
}

/** Whether somebody is asked: a department of the list or another body that has a name. */
export const namesSomebody = (text: string, departments: readonly Department[]): boolean =>
  departmentsIn(text, departments).length > 0 || OTHER.test(text.replace(new RegExp(NOBODY, 'gu'), ''));
