/** What a model finds in the prompts of prompts/draft-outline.md and draft-section.md. */
import { z } from 'zod';
import { SECTIONS, type Section } from '../../../src/domain/draft.ts';
import { type ChatRequest, saidIn } from './chat-request.ts';

export type Told = { readonly ref: string; readonly text: string };

const PIECE = /<依据 编号="([SRIL][1-9]\d{0,2})"[^<>]*>([\s\S]*?)<\/依据>/g;

/** In order, each reference once; answers of tools are read too. */
export function readEvidence(request: ChatRequest): Told[] {
  const texts = new Map<string, string>();
  for (const [, ref = '', text = ''] of saidIn(request).matchAll(PIECE)) texts.set(ref, text.trim());
  return [...texts].map(([ref, text]) => ({ ref, text }));
}

const LETTERS = z.enum(['S', 'R', 'I', 'L']);
export const letterOf = (ref: string) => LETTERS.parse(ref[0]);

export const readConcern = (request: ChatRequest): string =>
  /<关切>([\s\S]*?)<\/关切>/.exec(saidIn(request))?.[1]?.trim() ?? '';

const SECTION_WORDS: Readonly<Record<Section, string>> = {
  facts: '情况',
  analysis: '分析',
  measures: '具体建议',
  basis: '依据',
};

/** The outline, or the section that is to be written. */
export function askedFor(request: ChatRequest): 'outline' | Section {
  const said = saidIn(request);
  return SECTIONS.find((section) => said.includes(`本次写：${SECTION_WORDS[section]}`)) ?? 'outline';
}
