/** The form of a suggestion as DOCX, laid out by GB/T 9704 as the reports are. A draft: no red head, number or seal. */
import {
  AlignmentType,
  Document,
  type ISectionOptions,
  LineRuleType,
  Packer,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { FONTS, fontNamed, SIZES } from '../docx-fonts.ts';
import { GRID, headingParagraph, paragraph, portrait, run, STYLES } from '../docx-page.ts';
import { oneLine } from '../printable.ts';
import { settleDocx } from '../settle-docx.ts';
import type { FormPiece } from './cite-sources.ts';
import { type ComposedForm, composeForm } from './compose-form.ts';
import type { FormModel } from './form-model.ts';
import { type FormRow, formTable, nameCell, valueCell } from './form-tables.ts';

type Blocks = NonNullable<ISectionOptions['children']>;

/** 小四 at 20 pt. */
const NOTE_LINE_TWIPS = 400;

/** Deterministic: the same model is the same bytes, whenever it is written. */
export async function writeForm(model: FormModel): Promise<Uint8Array> {
  const form = composeForm(model);
  const { label } = form;
  const document = new Document({
    title: form.plainTitle,
    creator: '民声',
    lastModifiedBy: '民声',
    ...(label === null ? {} : { description: label.open ?? label.confirmed ?? '' }),
    ...(label === null ? {} : { customProperties: [{ name: 'AIGC', value: label.metadata }] }),
    evenAndOddHeaderAndFooters: true,
    styles: STYLES,
    sections: [portrait(blocksOf(form), { grid: GRID }, label?.open ?? null)],
  });
  return settleDocx(await Packer.toBuffer(document), model.savedAt);
}

/** 关于盘活停车泊位的建议.docx, with nothing in it that a file system minds. */
export function formFileName(title: string): string {
  const safe = oneLine(title)
    .replace(/[\\/:*?"<>|.%\s]+/g, '_')
    .slice(0, 60);
  return `${safe === '' ? '代表建议' : safe}.docx`;
}

function blocksOf(form: ComposedForm): Blocks {
  return [
    ...(form.label?.open == null ? [] : [centred(form.label.open, FONTS.heading, SIZES.note)]),
    centred(form.congress, FONTS.title, SIZES.body),
    centred(form.genre, FONTS.title, SIZES.title),
    blankLine(),
    headTable(form),
    blankLine(),
    ...form.sections.flatMap(({ heading, paragraphs }) => [
      headingParagraph(heading),
      ...paragraphs.map(textParagraph),
    ]),
    smallHeading('相关情况'),
    pairTable(form.circumstances),
    smallHeading('审查意见'),
    reviewTable(form.review),
    ...notes(form),
  ];
}

const centred = (words: string, font: string, size: number): Paragraph =>
  paragraph({ alignment: AlignmentType.CENTER, children: [run(words, font, size)] });

const blankLine = (): Paragraph => paragraph({ children: [] });

const smallHeading = (words: string): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 240, after: 80 },
    children: [run(words, FONTS.heading, SIZES.caption)],
  });

const textParagraph = (pieces: readonly FormPiece[]): Paragraph =>
  paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLineChars: 200, firstLine: 640 },
    children: pieces.map((piece) => pieceRun(piece, SIZES.body)),
  });

function pieceRun(piece: FormPiece, size: number): TextRun {
  if (piece.kind === 'text') return run(piece.text, FONTS.body, size);
  if (piece.kind === 'doubt') return run(`〔未核实${piece.number}〕`, FONTS.heading, SIZES.table);
  return new TextRun({
    text: `[${piece.number}]`,
    font: fontNamed(FONTS.body),
    size,
    color: '000000',
    superScript: true,
  });
}

function headTable({ register, title, leadDeputy, cosigners }: ComposedForm): Table {
  const [name, certificate, post, phone, address] = leadDeputy.map(([, value]) => value);
  const titled: FormRow = {
    cells: [nameCell('标题', 2), { span: 10, content: title.map((piece) => pieceRun(piece, SIZES.caption)) }],
  };
  return formTable([
    { cells: registerCells(register) },
    titled,
    {
      cells: [
        { ...nameCell('领衔代表', 2), rows: 3 },
        nameCell('姓名', 2),
        valueCell(name ?? '', 3),
        nameCell('代表证号', 2),
        valueCell(certificate ?? '', 3),
      ],
    },
    {
      cells: [
        nameCell('工作单位及职务', 2),
        valueCell(post ?? '', 3),
        nameCell('电话', 2),
        valueCell(phone ?? '', 3),
      ],
    },
    { cells: [nameCell('通讯地址', 2), valueCell(address ?? '', 8)] },
    { cells: [nameCell('附议代表', 2), valueCell(cosigners, 10)] },
  ]);
}

/** The boxes of 类别 need the most room. */
const REGISTER_SPANS = [2, 4, 2] as const;
const REGISTER_NAMES = [1, 1, 2] as const;

const registerCells = (register: ComposedForm['register']) =>
  register.flatMap(([name, value], index) => [
    nameCell(name, REGISTER_NAMES[index] ?? 1),
    valueCell(value, REGISTER_SPANS[index] ?? 2),
  ]);

const pairTable = (pairs: ComposedForm['circumstances']): Table =>
  formTable(pairs.map(([name, value]) => ({ cells: [nameCell(name, 5), valueCell(value, 7)] })));

/** The opinion over the whole width, then two names a row. */
function reviewTable(review: ComposedForm['review']): Table {
  const [[opinion] = [''], ...rest] = review;
  const pairs = Array.from({ length: Math.ceil(rest.length / 2) }, (_, row) =>
    rest.slice(2 * row, 2 * row + 2),
  );
  return formTable([
    { tall: true, cells: [nameCell(opinion, 2), valueCell('', 10)] },
    ...pairs.map((pair) => ({
      cells: pair.flatMap(([name, value]) => [nameCell(name, 2), valueCell(value, 4)]),
    })),
  ]);
}

function notes({ sources, doubts, label }: ComposedForm): Paragraph[] {
  return [
    ...(sources.length === 0 ? [] : [smallHeading('资料来源')]),
    ...sources.map((words, index) => note(`[${index + 1}] ${words}`)),
    ...(doubts.length === 0 ? [] : [smallHeading('未核实的句子')]),
    ...doubts.map(({ number, reasons }) => note(`未核实${number}：${reasons.join('；')}`)),
    ...(label?.confirmed == null ? [] : [note(label.confirmed)]),
  ];
}

const note = (words: string): Paragraph =>
  paragraph({
    alignment: AlignmentType.LEFT,
    spacing: { line: NOTE_LINE_TWIPS, lineRule: LineRuleType.EXACT },
    children: [run(words, FONTS.body, SIZES.note)],
  });
