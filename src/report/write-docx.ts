/**
 * The report as DOCX, laid out by GB/T 9704-2012: A4, 版心 156 × 225 mm, 22 lines of 28 characters, 三号
 * 仿宋, title 二号小标宋, page numbers 四号 outside. It is a draft for the office, so it has no red head,
 * document number or seal. Fonts are named, not embedded: the clients' offices own them, we do not.
 */
import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  type ISectionOptions,
  LineRuleType,
  Packer,
  Paragraph,
} from 'docx';
import type { ReportModel } from '../domain/report.ts';
import { type Chart, composeCharts } from './compose-charts.ts';
import { type ComposedReport, composeReport } from './compose-report.ts';
import { bookmarked } from './docx-bookmark.ts';
import { FONTS, SIZES } from './docx-fonts.ts';
import {
  bodyParagraph,
  GRID,
  headingParagraph,
  landscape,
  paragraph,
  portrait,
  run,
  STYLES,
  TURNED_WIDTH,
} from './docx-page.ts';
import { drawChart } from './draw-chart.ts';
import { limitRows } from './limit-rows.ts';
import { oneLine } from './printable.ts';
import { METHOD_ANCHOR } from './report-anchors.ts';
import { settleDocx } from './settle-docx.ts';
import { narrowed, type Table } from './table.ts';
import { writeDocxTable } from './write-docx-table.ts';

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
    styles: STYLES,
    sections: [
      portrait([...textParagraphs(report), ...charts.flatMap(pictureParagraphs)], { grid: GRID }),
      landscape(report.tables.flatMap((table) => tableBlocks(table, referenced))),
      portrait(methodParagraphs(report)),
    ],
  });
  return settleDocx(await Packer.toBuffer(document), model.asOf);
}

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
