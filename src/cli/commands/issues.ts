import { z } from 'zod';
import { listIssues } from '../../pipeline/list-issues.ts';
import { type Run, withStore } from '../context.ts';
import { printIssues } from '../show/show-ranked.ts';

const optionsSchema = z.object({
  top: z.number().optional(),
  since: z.date().optional(),
  district: z.string().optional(),
});

export const issues: Run = (context, _positional, given) => {
  const filter = optionsSchema.parse(given);
  return withStore(context, async (store) => {
    const listed = await listIssues(store.db, filter);
    const isFiltered = filter.since !== undefined || filter.district !== undefined;
    if (!context.terminal.isJson) printIssues(context, listed, { isFiltered });
    context.terminal.json(listed);
    return 0;
  });
};
