/** 分析: only what the evidence allows; the causes are the deputy's to say. */
import type { Material } from './choose-material.ts';
import { toFill } from './placeholder.ts';
import { quotableRuns } from './quote-span.ts';
import type { EarlierSuggestion } from './read-earlier.ts';
import type { TemplateInput } from './template-input.ts';

/** Shorter passages are in any two answers of one office. */
const SAME_ANSWER = { shortest: 24, longest: 80 };

export function writeAnalysis({ kind }: TemplateInput, { earlier }: Material): string[] {
  return [
    ...sayYears(earlier),
    ...saySameAnswer(earlier),
    ...sayDuties(kind?.leadName ?? null, kind?.assistNames ?? []),
    `${toFill('问题产生的原因，例如制度、资金、职责分工、技术条件等方面，以及您的判断')}。`,
  ];
}

function sayYears(earlier: readonly EarlierSuggestion[]): string[] {
  const dated = earlier.filter(({ year }) => year !== null);
  const years = [...new Set(dated.map(({ year }) => year))];
  if (years.length < 2) return [];
  const marks = dated.map(({ ref }) => `〔${ref}〕`).join('');
  return [
    `从历年情况看，${years.map((year) => `${year}年`).join('、')}都有代表就同类问题提出建议${marks}，说明问题有普遍性，单靠逐件办理难以根本解决。`,
  ];
}

/** Answers that share a long passage: the later ones repeat the earliest. */
function saySameAnswer(earlier: readonly EarlierSuggestion[]): string[] {
  for (const [index, first] of earlier.entries()) {
    const runs = quotableRuns(first.reply, { ...SAME_ANSWER, worth: (words) => words.length });
    for (const run of runs) {
      const same = [first, ...earlier.slice(index + 1).filter(({ reply }) => reply.includes(run))];
      if (same.length < 2) continue;
      const marks = same.map(({ ref }) => `〔${ref}〕`).join('');
      // The facts have quoted it when it is what all of them tell.
      const isTold = same.every(({ telling }) => telling !== null && telling === first.telling);
      const said = isTold ? '对这些建议的答复' : `对这些建议的答复都写有“${run}”，`;
      return [`${said}内容基本相同${marks}，有必要核对以往的办理措施落实到了哪一步。`];
    }
  }
  return [];
}

function sayDuties(lead: string | null, assist: readonly string[]): string[] {
  if (lead === null) return [];
  if (assist.length === 0) return [`从职责看，此类问题主要由${lead}负责。`];
  return [`从职责看，此类问题主要由${lead}负责，还涉及${assist.join('、')}，需要明确牵头单位和各自的任务。`];
}
