/** A draft as an obedient model writes it: short, and saying only what the evidence says. */
import type { Section } from '../../../src/domain/draft.ts';
import { letterOf, type Told } from './read-evidence.ts';

export type Written = {
  readonly title: string;
  /** Sentences with their marks; for measures one measure each. */
  readonly sections: Readonly<Record<Section, readonly string[]>>;
};

/** The best come first; what comes last is often of something else. */
const MOST_OF_A_KIND = 3;

export function writeHonestly(told: readonly Told[], concern: string): Written {
  const of = (letter: string) => told.filter(({ ref }) => letterOf(ref) === letter).slice(0, MOST_OF_A_KIND);
  const unit = unitIn(told) ?? '市有关主管部门';
  const written: Written['sections'] = {
    facts: [...of('I').flatMap(countsOf), ...of('S').flatMap(factsOf), ...of('R').slice(0, 1).map(heardIn)],
    analysis: [...of('S').flatMap(quoteOf).slice(0, 3), '问题久拖未决，在于责任分散、缺少统一的办法。'],
    measures: [
      `由${unit}牵头，会同属地政府摸清底数、列出清单并向社会公布。`,
      `由${unit}制定整治办法，逐项明确责任单位和【请补充：完成时限】。`,
      `由${unit}定期公布办理进展，接受代表和群众监督。`,
    ],
    basis: [...of('L').flatMap(lawOf), ...of('S').slice(0, 2).map(earlierIn)],
  };
  const facts = written.facts.length > 0 ? written.facts : ['群众反映的情况还需代表补充。'];
  return { title: titleFor(concern, told), sections: { ...written, facts } };
}

function titleFor(concern: string, told: readonly Told[]): string {
  const earlier = told.flatMap(({ text }) => /关于([^》\n，。]{4,24})的建议/.exec(text)?.[1] ?? [])[0];
  if (earlier !== undefined) return `关于进一步${earlier}的建议`;
  const matter = (concern.split(/[，。；！？\n,.!?]/)[0] ?? '')
    .replace(/[^\p{Script=Han}]/gu, '')
    .slice(0, 16);
  return `关于解决${matter.length >= 4 ? matter : '群众反映突出'}问题的建议`;
}

const unitIn = (told: readonly Told[]) =>
  told.flatMap(({ text }) => /^承办单位：(.+)$/m.exec(text)?.[1] ?? [])[0];

/** The lines of the evidence after a name: 正文：…, 统计：…. */
const linesOf = (text: string, name: string) =>
  text.split('\n').flatMap((line) => (line.startsWith(`${name}：`) ? [line.slice(name.length + 1)] : []));

const bodyOf = (text: string) => [...linesOf(text, '正文'), ...linesOf(text, '答复')].join('\n');
const clausesOf = (text: string) =>
  text.split(/[，。；！？：…\n“”《》（）()]/).map((clause) => clause.trim());

const plain = (clause: string) => /^[\p{Script=Han}\d%、.]{8,40}$/u.test(clause) && !/人员[A-Z]/.test(clause);

const countsOf = ({ ref, text }: Told) =>
  linesOf(text, '统计')
    .slice(0, 2)
    .map((words) => `这一事项${words}[${ref}]。`);

const factsOf = ({ ref, text }: Told) =>
  clausesOf(bodyOf(text))
    .filter((clause) => plain(clause) && /\d/.test(clause))
    .slice(0, 1)
    .map((clause) => `以往建议反映，${clause}[${ref}]。`);

const quoteOf = ({ ref, text }: Told) =>
  clausesOf(bodyOf(text))
    .filter((clause) => plain(clause) && !/\d/.test(clause))
    .slice(0, 1)
    .map((clause) => `以往建议或答复提到“${clause}”[${ref}]。`);

const heardIn = ({ ref }: Told) => `群众通过热线也反映了同类情况[${ref}]。`;

const earlierIn = ({ ref, text }: Told) =>
  `代表此前提出过《${/关于[^（\n]+的建议/.exec(text)?.[0] ?? '同类建议'}》[${ref}]。`;

const lawOf = ({ ref, text }: Told) =>
  (/《[^》]+》第[零一二三四五六七八九十百]+条(?:之[一二三四五六七八九十]+)?/.exec(text) ?? []).map(
    (article) => `${article}对此已有规定[${ref}]。`,
  );
