import { z } from 'zod';
import { listKinds } from '../../pipeline/list-kinds.ts';
import { type Run, withStore } from '../context.ts';
import { printKinds } from '../show/show-ranked.ts';

const optionsSchema = z.object({ top: z.number().optional() });

export const kinds: Run = (context, _positional, given) => {
  const { top } = optionsSchema.parse(given);
  return withStore(context, async (store) => {
    const listed = (await listKinds(store.db)).slice(0, top);
    if (!context.terminal.isJson) printKinds(context, listed);
    context.terminal.json(listed);
    return 0;
  });
};
