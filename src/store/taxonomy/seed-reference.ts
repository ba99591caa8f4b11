import type { Department, District } from '../../domain/district.ts';
import type { Field } from '../../domain/kind.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';

export type Reference = {
  readonly fields: readonly Field[];
  readonly districts: readonly District[];
  readonly departments: readonly Department[];
};

/** Inserts what is missing, by code, and leaves the rest alone: what staff edited survives every start. */
export async function seedReference(db: Db, { fields, districts, departments }: Reference): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await seedDepartments(transaction, departments);
    await seedDistricts(transaction, districts);
    await seedFields(transaction, fields);
    await seedKinds(transaction, fields);
  });
}

async function seedDepartments(db: Db, departments: readonly Department[]): Promise<void> {
  for (const batch of batches(departments)) {
    const values = batch.map(({ code, name, short, aliases }) => ({
      code,
      name,
      short,
      aliases: JSON.stringify(aliases),
    }));
    await db
      .insertInto('department')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function seedDistricts(db: Db, districts: readonly District[]): Promise<void> {
  for (const batch of batches(districts)) {
    const values = batch.map(({ code, name, short, aliases, population, streets }) => ({
      code,
      name,
      short,
      aliases: JSON.stringify(aliases),
      population,
      streets: JSON.stringify(streets),
    }));
    await db
      .insertInto('district')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function seedFields(db: Db, fields: readonly Field[]): Promise<void> {
  if (fields.length === 0) return;
  await db
    .insertInto('field')
    .values(
      fields.map(({ code, name, suggestionClass }, position) => ({ code, name, suggestionClass, position })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function seedKinds(db: Db, fields: readonly Field[]): Promise<void> {
  const values = fields.flatMap((field) =>
    field.kinds.map(({ code, name, lead, assist, lexicon, usualAsk }) => ({
      code,
      fieldCode: field.code,
      name,
      lead,
      assist: JSON.stringify(assist),
      lexicon: JSON.stringify(lexicon),
      usualAsk,
      source: 'reference' as const,
    })),
  );
  for (const batch of batches(values)) {
    await db
      .insertInto('kind')
      .values([...batch])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
