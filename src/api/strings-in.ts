/** Every string of a JSON value, names of fields too. With a stack of its own: a body may be nested by the thousand. */
export function* stringsIn(value: unknown): Generator<string> {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') yield next;
    else if (typeof next === 'object' && next !== null) {
      if (!Array.isArray(next)) yield* Object.keys(next);
      for (const inner of Object.values(next)) waiting.push(inner);
    }
  }
}
