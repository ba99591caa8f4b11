/** How much two texts have in common, in pairs of neighbouring characters: enough for a floor, no search. */

const HAN_RUN = /\p{Script=Han}+/gu;
/** Pairs that any two texts to an office share, and those that say where, when or who instead of what. */
const EMPTY =
  /^(?:建议|关于|问题|情况|加强|进一|一步|解决|治理|整治|破解|规范|管理|工作|服务|推动|推进|完善|设施|配套|督促|单位|提升|落实|保障|建设|居民|群众|我们|他们|没有|现在|目前|希望|小区|社区|老旧|旧小|老城|城区|县城|农村|老年|年人|老人|孩子|夜间|晚上|扰民|贵阳|阳市|全市)$/u;

export function pairsOf(text: string): ReadonlySet<string> {
  const runs = text.match(HAN_RUN) ?? [];
  const pairs = runs.flatMap((run) =>
    [...run].slice(1).map((second, index) => `${[...run][index]}${second}`),
  );
  return new Set(pairs.filter((pair) => !EMPTY.test(pair)));
}

/** Share of the pairs of `text` that `other` has too, 0 to 1. */
export function shareOf(text: string, other: string): number {
  const [own, others] = [pairsOf(text), pairsOf(other)];
  return own.size === 0 ? 0 : sharedPairs(own, others) / own.size;
}

export const sharedPairs = (own: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  [...own].filter((pair) => others.has(pair)).length;
