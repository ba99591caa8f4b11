/**
 * Remembers the last result under its key, for what is costly to read and changes only with a run or a decision.
 * Requests that come together wait for one reading; a reading that failed is not remembered.
 */
export function keepLatest<Input, Result>(
  read: (input: Input) => Promise<Result>,
): (key: string, input: Input) => Promise<Result> {
  let kept: { key: string; result: Promise<Result> } | null = null;
  return (key, input) => {
    if (kept?.key === key) return kept.result;
    const result = read(input);
    kept = { key, result };
    result.catch(() => {
      if (kept?.result === result) kept = null;
    });
    return result;
  };
}
