/** The form of a suggestion (代表建议、批评和意见) as text: what stands where, before it is set as a page. Pure. */
import { SECTIONS, type Section } from '../../domain/draft.ts';
import { oneLine } from '../printable.ts';
import { Citations, type Doubt, type FormPiece } from './cite-sources.ts';
import type { FormModel, FormSentence } from './form-model.ts';
import { type FormLabel, labelForm } from './label-form.ts';
import { saySource } from './say-source.ts';
import { tickCategory, tickCircumstances } from './tick-boxes.ts';

type NamedCell = readonly [name: string, value: string];

export type ComposedForm = {
  readonly label: FormLabel | null;
  readonly congress: string;
  readonly genre: string;
  /** Without marks, for the file's properties and its name. */
  readonly plainTitle: string;
  /** 编号, 类别, 代表团. */
  readonly register: readonly NamedCell[];
  readonly title: readonly FormPiece[];
  /** 姓名 from the account; the rest is filled in by hand and never leaves the paper. */
  readonly leadDeputy: readonly NamedCell[];
  readonly cosigners: string;
  readonly sections: readonly {
    readonly heading: string;
    /** One paragraph each. */
    readonly paragraphs: readonly (readonly FormPiece[])[];
  }[];
  readonly circumstances: readonly NamedCell[];
  readonly review: readonly NamedCell[];
  /** By number, from 1. */
  readonly sources: readonly string[];
  readonly doubts: readonly Doubt[];
};

const HEADINGS: Readonly<Record<Section, string>> = {
  facts: '案由（情况和问题）',
  analysis: '分析',
  measures: '具体建议',
  basis: '依据',
};

export function composeForm(model: FormModel): ComposedForm {
  const citations = new Citations();
  const title = citations.cite([model.title]);
  const sections = SECTIONS.map((section) => ({
    heading: HEADINGS[section],
    paragraphs: paragraphsOf(section, model.sections[section], citations),
  }));
  const byRef = new Map(model.evidence.map((item) => [item.ref, item]));
  return {
    label: labelForm(model),
    congress: `${oneLine(model.city)}第　　届人民代表大会第　　次会议（闭会期间）`,
    genre: '代表建议、批评和意见',
    plainTitle: title.map((piece) => (piece.kind === 'text' ? piece.text : '')).join(''),
    register: [
      ['编号', ''],
      ['类别', tickCategory(model.form)],
      ['代表团', oneLine(model.form.delegation ?? '')],
    ],
    title,
    leadDeputy: [
      ['姓名', oneLine(model.leadDeputy)],
      ['代表证号', ''],
      ['工作单位及职务', ''],
      ['电话', ''],
      ['通讯地址', ''],
    ],
    cosigners: model.cosigners.map(oneLine).join('、'),
    sections,
    circumstances: tickCircumstances(model.form).map(([name, value]) => [name, oneLine(value)]),
    review: ['审查意见', '主办单位', '会办单位', '交办日期', '答复期限'].map((name) => [name, '']),
    sources: citations.refs.map((ref) => saySource(ref, byRef.get(ref) ?? null)),
    doubts: citations.doubts,
  };
}

function paragraphsOf(
  section: Section,
  lines: readonly (readonly FormSentence[])[],
  citations: Citations,
): FormPiece[][] {
  const cited = lines.map((line) => citations.cite(line)).filter((pieces) => pieces.length > 0);
  if (section !== 'measures' || cited.length < 2) return cited;
  return cited.map((pieces, index) => [{ kind: 'text', text: `${chineseNumber(index + 1)}是` }, ...pieces]);
}

const DIGITS = '零一二三四五六七八九';

/** 1 to 99: 一, 十, 十二, 二十. A form with more measures has lost its matter. */
export function chineseNumber(value: number): string {
  const [tens, units] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return `${ten}${units === 0 ? '' : (DIGITS[units] ?? '')}`;
}
