/**
 * Law articles (法条) that drafts may rest on. A law is kept in its versions: each amendment is a law of its own with
 * the days from and to which it is in force, so that the 代表法 of 2015 is never taken for the one of 2025.
 */
import { z } from 'zod';

export const LAW_LEVELS = ['law', 'regulation', 'local', 'rule'] as const;
/** 法律、行政法规、地方性法规、规章及规范性文件. */
export type LawLevel = (typeof LAW_LEVELS)[number];

const day = z.iso.date();

export const articleSchema = z.strictObject({
  /** 1 for 第一条. */
  number: z.number().int().min(1).max(2000),
  /** 1 for 第一条之一; 0 = none. */
  suffix: z.number().int().min(0).max(50).default(0),
  text: z.string().min(1),
});

/** One version of a law as a file of the library holds it. */
export const lawSchema = z.strictObject({
  /** Full name without 《》: 中华人民共和国全国人民代表大会和地方各级人民代表大会代表法. */
  name: z.string().min(2).max(100),
  /** What people write for it: 代表法. */
  shortNames: z.array(z.string().min(2)).default([]),
  /** 2025年修正. */
  edition: z.string().min(1),
  level: z.enum(LAW_LEVELS),
  issuer: z.string().min(2),
  /** First day in force, in China. */
  validFrom: day,
  /** Last day in force; null = still in force. */
  validTo: day.nullable(),
  /** Where the text was taken from and whether it is whole. */
  note: z.string(),
  /** In order; an excerpt holds only some. */
  articles: z.array(articleSchema).min(1),
});
export type Law = z.infer<typeof lawSchema>;
export type LawArticle = z.infer<typeof articleSchema>;
