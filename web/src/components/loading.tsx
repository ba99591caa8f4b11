/** Grey lines where the page will be; as high as a usual page, so that nothing jumps. */
export function Loading({ lines = 8 }: { lines?: number }) {
  return (
    <div className="loading" role="status" aria-label="正在读取">
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same and never move
        <span key={index} style={{ width: `${92 - ((index * 37) % 45)}%` }} />
      ))}
    </div>
  );
}
