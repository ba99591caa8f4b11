import { listBundles } from '../../pipeline/list-bundles.ts';
import { type Run, withStore } from '../context.ts';
import { printBundles } from '../show/show-ranked.ts';

export const bundles: Run = (context) =>
  withStore(context, async (store) => {
    const listed = await listBundles(store.db);
    if (!context.terminal.isJson) printBundles(context, listed);
    context.terminal.json(listed);
    return 0;
  });
