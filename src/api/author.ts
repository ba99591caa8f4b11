import type { Author } from '../review/decide.ts';
import { requireAccount } from './guard.ts';

/** Who signs a decision, as the log shows it. */
export function authorOf(context: Parameters<typeof requireAccount>[0]): Author & { authorId: number } {
  const { id: authorId, displayName: author } = requireAccount(context);
  return { author, authorId };
}
