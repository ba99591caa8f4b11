/**
 * Places and bodies of the sample, each with another invented name of the same length: a text about the one and its
 * copy about the other are two issues. The stem only, since people write 栖桐, 栖桐新城 and 栖桐城.
 */
export const PLACES: readonly (readonly [name: string, other: string])[] = [
  ['栖桐', '霓杉'],
  ['澄岚', '暮汀'],
  ['松籁', '梅岫'],
  ['砚湖', '碧簪'],
  ['蓝枫', '青榆'],
  ['菁禾', '芸穗'],
  ['鹤鸣', '鸥语'],
  ['云圃', '月畦'],
  ['桐荫', '柳堤'],
  ['朴园', '棠院'],
  ['柏子', '枣核'],
  ['樱坝', '榴坪'],
  ['芭茅冲', '黄栌坳'],
  ['斗笠山', '簸箕岭'],
  ['力跃', '劲源'],
  ['氧动', '炫能'],
  ['兰馨', '茉香'],
  ['启帆', '扬舵'],
  ['橡子', '栗壳'],
  ['青杠', '白蜡'],
  ['水秀', '泉澈'],
  ['青藤', '紫葛'],
  ['干坝', '湿塘'],
  ['芦花', '蓼叶'],
  ['梧叶', '槭枝'],
];

/** The place that a text names most often; ties by the list. null = none of ours. */
export function placeOf(text: string): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [name] of PLACES) {
    const times = text.split(name).length - 1;
    if (times > most) [best, most] = [name, times];
  }
  return best;
}

/** The same text about another place. @throws {RangeError} it names none of ours. */
export function swapPlace(text: string): string {
  const place = placeOf(text);
  const other = PLACES.find(([name]) => name === place)?.[1];
  if (place === null || other === undefined)
    throw new RangeError('the text names no place that can be swapped');
  return text.replaceAll(place, other);
}
