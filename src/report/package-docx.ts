/** The draft of joint supervision as DOCX, laid out as the report is. */
import { AlignmentType, Document, HeadingLevel, type ISectionOptions, Packer, Paragraph } from 'docx';
import type { PackageModel } from '../domain/package.ts';
import { type ComposedPackage, composePackage } from './compose-package.ts';
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
import { longDay } from './format-figures.ts';
import { oneLine } from './printable.ts';
import { settleDocx } from './settle-docx.ts';
import type { Table } from './table.ts';
import { writeDocxTable } from './write-docx-table.ts';

/** Deterministic: the same model is the same bytes, whenever it is written. */
export async function writePackage(model: PackageModel): Promise<Uint8Array> {
  const composed = composePackage(model);
  const document = new Document({
    title: composed.title,
    creator: '民声',
    lastModifiedBy: '民声',
    description: composed.stamp,
    evenAndOddHeaderAndFooters: true,
    styles: STYLES,
    sections: [
      portrait(textParagraphs(composed, longDay(model.asOf)), { grid: GRID }),
      landscape(composed.tables.flatMap(tableBlocks)),
      portrait(annexParagraphs(composed)),
    ],
  });
  return settleDocx(await Packer.toBuffer(document), model.asOf);
}

/** 同类建议打包督办方案-加装电梯-2025-10-31.docx, with nothing in it that a file system minds. */
export function packageFileName(kindName: string, day: string): string {
  const safe = oneLine(kindName)
    .replace(/[\\/:*?"<>|.%\s]+/g, '_')
    .slice(0, 60);
  return `同类建议打包督办方案-${safe}-${day}.docx`;
}

function textParagraphs({ stamp, title, sections }: ComposedPackage, closingDate: string): Paragraph[] {
  return [
    paragraph({ children: [run(stamp, FONTS.heading)] }),
    paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      children: [run(title, FONTS.title, SIZES.title)],
    }),
    ...sections.flatMap(({ heading, paragraphs }) => [
      headingParagraph(heading),
      ...paragraphs.map(bodyParagraph),
    ]),
    paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: 4 * 320 },
      children: [run(`数据截至${closingDate}`)],
    }),
  ];
}

function tableBlocks(table: Table): NonNullable<ISectionOptions['children']> {
  const caption = new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 240, after: 80 },
    alignment: AlignmentType.CENTER,
    children: bookmarked(table.anchor, run(`${table.number} ${table.title}`, FONTS.heading, SIZES.caption)),
  });
  const words = new Paragraph({ children: [run(table.empty, FONTS.body, SIZES.table)] });
  return [caption, table.rows.length === 0 ? words : writeDocxTable(table, TURNED_WIDTH)];
}

function annexParagraphs({ annex }: ComposedPackage): Paragraph[] {
  return [
    headingParagraph('附：各件建议的具体诉求（原文）'),
    ...annex.flatMap(({ heading, asks }) => [
      bodyParagraph([heading]),
      ...asks.map((words) => bodyParagraph([words])),
    ]),
  ];
}
