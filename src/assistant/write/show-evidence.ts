/** Evidence as a model is shown it: each piece between marks that nothing inside it can close. Pure. */
import type { Evidence, EvidenceField, EvidenceKind } from '../../domain/evidence.ts';
import { hasInjection } from '../../llm/find-injection.ts';
import { neutral } from '../../llm/neutral.ts';

const KIND_WORDS: Readonly<Record<EvidenceKind, string>> = {
  suggestion: '以往代表建议',
  record: '群众来件，只用来理解问题',
  issue: '事项统计',
  law: '法条',
};
const FIELD_WORDS: Readonly<Record<EvidenceField, string>> = {
  title: '题目',
  body: '正文',
  reply: '答复',
  article: '条文',
};

/** Characters of one text. Of a hotline record no more than it takes to understand it. */
const LONGEST_TEXT = 600;
const LONGEST_RECORD = 160;

export type ShownEvidence = { readonly text: string; readonly refs: readonly string[] };

/** Texts that give orders to a model are left out; the deputy still sees them as evidence. */
export function showEvidence(evidence: readonly Evidence[]): ShownEvidence {
  const shown = evidence.filter((piece) => !givesOrders(piece));
  return {
    text: shown.map(showPiece).join('\n') || '（没有检索到材料）',
    refs: shown.map(({ ref }) => ref),
  };
}

function givesOrders({ heading, texts, figures, notes }: Evidence): boolean {
  const said = [...texts.map(({ text }) => text), ...figures.map(({ words }) => words), ...notes.flat()];
  return [heading, ...said].some(hasInjection);
}

function showPiece(evidence: Evidence): string {
  const { ref, target, heading, date, figures, notes } = evidence;
  const day = date === null ? '' : ` 日期="${date}"`;
  const lines = [
    heading,
    ...notes.map(([name, value]) => `${name}：${value}`),
    ...figures.map(({ words }) => `统计：${words}`),
    ...textsOf(evidence),
  ];
  return `<依据 编号="${ref}" 类别="${KIND_WORDS[target.kind]}"${day}>\n${neutral(lines.join('\n'))}\n</依据>`;
}

function textsOf({ target, texts, span }: Evidence): string[] {
  const longest = target.kind === 'record' ? LONGEST_RECORD : LONGEST_TEXT;
  return texts.map(({ field, text }) => {
    const from = span?.field === field ? Math.max(0, Math.min(span.start - 60, text.length - longest)) : 0;
    const part = text.slice(from, from + longest);
    return `${FIELD_WORDS[field]}：${from > 0 ? '……' : ''}${part}${from + longest < text.length ? '……' : ''}`;
  });
}
