/**
 * The report as DOCX, laid out by GB/T 9704-2012: A4, 版心 156 × 225 mm, 22 lines of 28 characters, 三号
 * 仿宋, title 二号小标宋, page numbers 四号 outside. It is a draft for the office, so it has no red head,
 * document number or seal. Fonts are named, not embedded: the clients' offices own them, we do not.
 */
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { ReportModel } from '../domain/report.ts';
import { type Chart, composeCharts } from './compose-charts.ts';
import { type ComposedReport, composeReport } from './compose-report.ts';
import { bookmarked } from './docx-bookmark.ts';
import { FONTS, fontNamed, SIZES } from './docx-fonts.ts';
import { drawChart } from './draw-chart.ts';
import { limitRows } from './limit-rows.ts';
import { oneLine } from './printable.ts';
import { METHOD_ANCHOR } from './report-anchors.ts';
import { settleDocx } from './settle-docx.ts';
import { narrowed, type Piece, type Table } from './table.ts';
import { writeDocxTable } from './write-docx-table.ts';

/** 225 mm in 22 lines is 28.98 pt; 28.95 keeps the last line on the page after rounding. */
const LINE_TWIPS = 579;
const EXACT = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { top: 2098, right: 1474, bottom: 1984, left: 1588, footer: 1304 };
/** A page turned a quarter: the head of the table at the binding edge (GB/T 9704, 8). */
const TURNED_MARGIN = { top: 1588, right: 2098, bottom: 1474, left: 1984, footer: 850 };
const TURNED_WIDTH = PAGE.height - TURNED_MARGIN.left - TURNED_MARGIN.right;
const GRID = { type: DocumentGridType.LINES, linePitch: LINE_TWIPS };
/**
 * 28 characters of 16 pt are 8960 twips, the line is 8844: each is set closer by 5. A character grid
 * would say the same, but word processors disagree about what it is measured against.
 */
const TIGHTER = -5;
/** One character of 四号. */
const FOOTER_INDENT = 280;
/** 小四 at 20 pt. */
const NOTE_LINE_TWIPS = 400;
const PICTURE_WIDTH = 580;

/** Deterministic: the same model is the same bytes, whenever it is written. */
export async function writeDocx(model: ReportModel): Promise<Uint8Array> {
  const report = composeReport(model);
  const charts = composeCharts(model);
  const referenced = referencedAnchors(report);
  const document = new Document({
    title: report.title,
    creator: '民声',
    lastModifiedBy: '民声',
    description: [report.stamp, report.modelLabel].filter((words) => words !== null).join('；'),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: fontNamed(FONTS.body), size: SIZES.body, language: LANGUAGE } } },
    },
    sections: [
      portrait([...textParagraphs(report), ...charts.flatMap(pictureParagraphs)], { grid: GRID }),
      landscape(report.tables.flatMap((table) => tableBlocks(table, referenced))),
      portrait(methodParagraphs(report)),
    ],
  });
  return settleDocx(await Packer.toBuffer(document), model.asOf);
}

const LANGUAGE = { value: 'en-US', eastAsia: 'zh-CN' };

/** Page numbers — 1 —: odd pages outside right, even pages outside left, one character in. */
const footers = () => ({
  default: pageNumber(AlignmentType.RIGHT, { right: FOOTER_INDENT }),
  even: pageNumber(AlignmentType.LEFT, { left: FOOTER_INDENT }),
});

function pageNumber(alignment: 'right' | 'left', indent: { right: number } | { left: number }): Footer {
  const font = { ascii: FONTS.number, hAnsi: FONTS.number, eastAsia: FONTS.number, cs: FONTS.number };
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: SIZES.pageNumber });
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [run] })] });
}

const portrait = (
  children: ISectionOptions['children'],
  grid: ISectionOptions['properties'] = {},
): ISectionOptions => ({
  properties: { page: { size: PAGE, margin: MARGIN }, ...grid },
  footers: footers(),
  children,
});

const landscape = (children: ISectionOptions['children']): ISectionOptions => ({
  properties: { page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: TURNED_MARGIN } },
  footers: footers(),
  children,
});

/** 22 lines a page also where Word would move a lonely line to the next one. */
const paragraph = (options: IParagraphOptions): Paragraph =>
  new Paragraph({ spacing: EXACT, widowControl: false, autoSpaceEastAsianText: false, ...options });

function textParagraphs(report: ComposedReport): Paragraph[] {
  return [
    paragraph({ children: [run(report.stamp, FONTS.heading)] }),
    ...(report.modelLabel === null ? [] : [paragraph({ children: [run(report.modelLabel, FONTS.heading)] })]),
    paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      children: [run(report.title, FONTS.title, SIZES.title)],
    }),
    paragraph({ alignment: AlignmentType.CENTER, children: [run(`（${report.period}）`, FONTS.subheading)] }),
    ...report.sections.flatMap(({ heading, paragraphs }) => [
      headingParagraph(heading),
      ...paragraphs.map(bodyParagraph),
    ]),
    // 成文日期: four characters from the right.
    paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: 4 * 320 },
      children: [run(report.closingDate)],
    }),
  ];
}

const headingParagraph = (heading: string): Paragraph =>
  paragraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    indent: { firstLineChars: 200, firstLine: 640 },
    children: [run(heading, FONTS.heading)],
  });

/** 三号仿宋, two characters in; 1. and （1） are of the same font. */
const bodyParagraph = (pieces: readonly Piece[]): Paragraph =>
  paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLineChars: 200, firstLine: 640 },
    children: pieces.filter((piece) => piece !== '').map(pieceRun),
  });

function pieceRun(piece: Piece): ParagraphChild {
  if (typeof piece === 'string') return run(piece);
  return new InternalHyperlink({ anchor: piece.to, children: [run(piece.text)] });
}

/** Black whatever the style says: headings and links of an official document have no colour. */
const run = (text: string, font: string = FONTS.body, size: number = SIZES.body): TextRun =>
  new TextRun({ text, font: fontNamed(font), size, color: '000000', characterSpacing: TIGHTER });

function pictureParagraphs(chart: Chart, index: number): Paragraph[] {
  const size = { width: PICTURE_WIDTH, height: Math.round((PICTURE_WIDTH * chart.height) / chart.width) };
  const caption = `图${index + 1} ${chart.title}`;
  const picture = new ImageRun({
    type: 'png',
    data: drawChart(chart),
    transformation: size,
    altText: {
      id: String(index + 1),
      name: `图${index + 1}`,
      title: caption,
      description: chart.description,
    },
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      pageBreakBefore: index === 0,
      spacing: { before: index === 0 ? 0 : 200 },
      children: [run(caption, FONTS.heading, SIZES.note)],
    }),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [picture] }),
  ];
}

const referencedAnchors = ({ sections }: ComposedReport): Set<string> =>
  new Set(
    sections
      .flatMap(({ paragraphs }) => paragraphs.flat())
      .flatMap((piece) => (typeof piece === 'string' ? [] : [piece.to])),
  );

function tableBlocks(
  table: Table,
  referenced: ReadonlySet<string>,
): NonNullable<ISectionOptions['children']> {
  const { shown, note } = limitRows(narrowed(table), referenced);
  const caption = new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 240, after: 80 },
    alignment: AlignmentType.CENTER,
    children: bookmarked(table.anchor, run(`${table.number} ${table.title}`, FONTS.heading, SIZES.caption)),
  });
  const words = shown.rows.length === 0 ? table.empty : note;
  return [
    caption,
    ...(shown.rows.length === 0 ? [] : [writeDocxTable(shown, TURNED_WIDTH)]),
    ...(words === null ? [] : [new Paragraph({ children: [run(words, FONTS.body, SIZES.table)] })]),
  ];
}

function methodParagraphs(report: ComposedReport): Paragraph[] {
  return [
    paragraph({
      heading: HeadingLevel.HEADING_1,
      alignment: AlignmentType.CENTER,
      children: bookmarked(METHOD_ANCHOR, run('口径说明', FONTS.heading)),
    }),
    ...report.method.map(noteParagraph),
  ];
}

const noteParagraph = (words: string, index: number): Paragraph =>
  paragraph({
    alignment: AlignmentType.LEFT,
    spacing: { line: NOTE_LINE_TWIPS, lineRule: LineRuleType.EXACT },
    indent: { firstLineChars: 200, firstLine: 2 * 240 },
    children: [run(`${index + 1}.${oneLine(words)}`, FONTS.body, SIZES.note)],
  });
