import { z } from '@hono/zod-openapi';
import { DomainError } from '../../domain/errors.ts';
import { LAW_LEVELS } from '../../domain/law.ts';
import type { StoredLaw } from '../../store/laws/law-row.ts';
import { readArticle, readNeighbours } from '../../store/laws/read-article.ts';
import { readLaws } from '../../store/laws/read-laws.ts';
import { chinaDayOf, daySchema } from '../china-time.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';

const tags = ['laws'];
/** The day that is asked about; today in China when left out. */
const query = z.object({ day: daySchema.optional() });

const lawSchema = z.object({
  id: z.number(),
  name: z.string(),
  shortNames: z.array(z.string()).readonly(),
  edition: z.string(),
  level: z.enum(LAW_LEVELS),
  issuer: z.string(),
  /** First and last day in force, YYYY-MM-DD; null = still in force. */
  validFrom: z.string(),
  validTo: z.string().nullable(),
  note: z.string(),
  inForce: z.boolean(),
});

const listedSchema = z
  .object({
    day: z.string(),
    laws: z.array(lawSchema.extend({ articles: z.number() })),
  })
  .openapi('Laws');

const neighbourSchema = z
  .object({ id: z.number(), number: z.number(), suffix: z.number(), text: z.string() })
  .nullable();

const articleSchema = z
  .object({
    id: z.number(),
    number: z.number(),
    /** 1 for 第十条之一; 0 = none. */
    suffix: z.number(),
    text: z.string(),
    day: z.string(),
    /** The article is in use, and its law in force on that day. */
    inForce: z.boolean(),
    law: lawSchema,
    /** Next to it in the library; in an excerpt others may lie between. */
    before: neighbourSchema,
    after: neighbourSchema,
  })
  .openapi('LawArticle');

const listLaws = defineRoute('listLaws', {
  summary: '法规库：各部法律法规的各个版本',
  tags,
  request: { query },
  responses: { 200: jsonOf(listedSchema) },
});

const getLawArticle = defineRoute('getLawArticle', {
  summary: '一条法条，连同所属版本和前后条',
  tags,
  request: { params: z.object({ id: z.coerce.number().int().positive() }), query },
  responses: { 200: jsonOf(articleSchema) },
});

export function lawRoutes({ store: { db }, now }: Dependencies) {
  return createRouter()
    .openapi(listLaws, async (context) => {
      const { day = chinaDayOf(now()) } = context.req.valid('query');
      const laws = (await readLaws(db)).map(({ articles, ...law }) => ({ ...showLaw(law, day), articles }));
      return context.json({ day, laws }, 200);
    })
    .openapi(getLawArticle, async (context) => {
      const { id } = context.req.valid('param');
      const { day = chinaDayOf(now()) } = context.req.valid('query');
      const article = await readArticle(db, id);
      if (!article) throw new DomainError('not_found', `没有编号为 ${id} 的法条`, '请从法规库的列表进入');
      const { number, suffix, text, active } = article;
      const law = showLaw(article.law, day);
      const neighbours = await readNeighbours(db, article);
      const inForce = active && law.inForce;
      return context.json({ id, number, suffix, text, day, inForce, law, ...neighbours }, 200);
    });
}

function showLaw(law: StoredLaw, day: string): z.infer<typeof lawSchema> {
  return {
    ...law,
    shortNames: [...law.shortNames],
    inForce: law.validFrom <= day && (law.validTo === null || law.validTo >= day),
  };
}
