type Props = {
  readonly ranking: { readonly rank: number; readonly rankRange: readonly [number, number] } | null;
};

/** The rank, and where it could be when the weights move by a fifth. */
export function RankMark({ ranking }: Props) {
  if (!ranking) return <p className="rank-mark">—</p>;
  const [best, worst] = ranking.rankRange;
  return (
    <p className="rank-mark">
      <span className="for-readers">第</span>
      <span className="rank">{ranking.rank}</span>
      <span className="rank-range" title="权重上下浮动 20% 时的名次">
        {best === worst ? '名次稳定' : `${best} 至 ${worst}`}
      </span>
    </p>
  );
}
