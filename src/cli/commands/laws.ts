import { importLaws, readLawFiles } from '../../pipeline/import-laws.ts';
import { seedFromReference } from '../../pipeline/seed-reference.ts';
import { type Run, withStore } from '../context.ts';

/** The library first: what is imported then ends or replaces versions that are there. */
export const laws: Run = async (context, files) => {
  const read = readLawFiles(files);
  return withStore(context, async ({ db }) => {
    await seedFromReference(db);
    const outcome = await importLaws(db, read);
    const { imported, updated, unchanged, articles } = outcome;
    context.terminal.say(context.messages.laws.done(imported, updated, unchanged, articles));
    context.terminal.json(outcome);
    return 0;
  });
};
