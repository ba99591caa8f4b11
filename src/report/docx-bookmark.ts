import { Bookmark, type ParagraphChild } from 'docx';

/** The child, reachable as `anchor` when it has one. */
export const bookmarked = (anchor: string | undefined, child: ParagraphChild): ParagraphChild[] =>
  anchor === undefined ? [child] : [new Bookmark({ id: anchor, children: [child] })];
