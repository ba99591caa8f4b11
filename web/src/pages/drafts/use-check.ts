import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DraftContent } from '../../../../src/domain/draft.ts';
import { checkDraft, type DraftCheck, draftKey } from '../../api/drafts.ts';
import { useLater } from '../../app/use-later.ts';

const QUIET_MS = 800;

/** With the text that was checked: places in it are not those of what was typed since. */
export type Checked = DraftCheck & { readonly content: DraftContent };

/** The check of a draft while it is typed. @param round a new one asks again although the text is the same. */
export function useCheck(draftId: number, content: DraftContent, round: string): Checked | null {
  const settled = useLater(content, QUIET_MS);
  const { data } = useQuery({
    queryKey: [...draftKey(draftId), 'check', settled, round],
    queryFn: async ({ signal }): Promise<Checked> => ({
      ...(await checkDraft(draftId, settled, signal)),
      content: settled,
    }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return data ?? null;
}
