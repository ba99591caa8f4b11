/** Pages and paragraphs by GB/T 9704-2012, for every document we write. */
import {
  AlignmentType,
  DocumentGridType,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  type ISectionOptions,
  type IStylesOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { FONTS, fontNamed, SIZES } from './docx-fonts.ts';
import type { Piece } from './table.ts';

/** 225 mm in 22 lines is 28.98 pt; 28.95 keeps the last line on the page after rounding. */
const LINE_TWIPS = 579;
const EXACT = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { top: 2098, right: 1474, bottom: 1984, left: 1588, footer: 1304 };
/** 156 mm. */
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
/** A page turned a quarter: the head of the table at the binding edge (GB/T 9704, 8). */
const TURNED_MARGIN = { top: 1588, right: 2098, bottom: 1474, left: 1984, footer: 850 };
export const TURNED_WIDTH = PAGE.height - TURNED_MARGIN.left - TURNED_MARGIN.right;
export const GRID = { type: DocumentGridType.LINES, linePitch: LINE_TWIPS };
/**
 * 28 characters of 16 pt are 8960 twips, the line is 8844: each is set closer by 5. A character grid
 * would say the same, but word processors disagree about what it is measured against.
 */
const TIGHTER = -5;
/** One character of 四号. */
const FOOTER_INDENT = 280;
const LANGUAGE = { value: 'en-US', eastAsia: 'zh-CN' };

export const STYLES: IStylesOptions = {
  default: { document: { run: { font: fontNamed(FONTS.body), size: SIZES.body, language: LANGUAGE } } },
};

/** Page numbers — 1 —: odd pages outside right, even pages outside left, one character in. A note goes below them. */
const footers = (note: string | null = null) => ({
  default: pageNumber(AlignmentType.RIGHT, { right: FOOTER_INDENT }, note),
  even: pageNumber(AlignmentType.LEFT, { left: FOOTER_INDENT }, note),
});

function pageNumber(
  alignment: 'right' | 'left',
  indent: { right: number } | { left: number },
  note: string | null,
): Footer {
  const font = { ascii: FONTS.number, hAnsi: FONTS.number, eastAsia: FONTS.number, cs: FONTS.number };
  const numbered = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: SIZES.pageNumber });
  const below = note === null ? [] : [noteBelow(note)];
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [numbered] }), ...below] });
}

const noteBelow = (note: string): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [run(note, FONTS.heading, SIZES.smallTable)] });

export const portrait = (
  children: ISectionOptions['children'],
  grid: ISectionOptions['properties'] = {},
  /** At the foot of every page. */
  note: string | null = null,
): ISectionOptions => ({
  properties: { page: { size: PAGE, margin: MARGIN }, ...grid },
  footers: footers(note),
  children,
});

export const landscape = (children: ISectionOptions['children']): ISectionOptions => ({
  properties: { page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: TURNED_MARGIN } },
  footers: footers(),
  children,
});

/** 22 lines a page also where Word would move a lonely line to the next one. */
export const paragraph = (options: IParagraphOptions): Paragraph =>
  new Paragraph({ spacing: EXACT, widowControl: false, autoSpaceEastAsianText: false, ...options });

export const headingParagraph = (heading: string): Paragraph =>
  paragraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    indent: { firstLineChars: 200, firstLine: 640 },
    children: [run(heading, FONTS.heading)],
  });

/** 三号仿宋, two characters in; 1. and （1） are of the same font. */
export const bodyParagraph = (pieces: readonly Piece[]): Paragraph =>
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
export const run = (text: string, font: string = FONTS.body, size: number = SIZES.body): TextRun =>
  new TextRun({ text, font: fontNamed(font), size, color: '000000', characterSpacing: TIGHTER });
