/** The two widths that every page must be usable at. */
export const WIDTHS = {
  wide: { width: 1280, height: 900 },
  narrow: { width: 390, height: 844 },
} as const;
export type Width = keyof typeof WIDTHS;
