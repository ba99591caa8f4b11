/** 【请补充：完成时限】: what only the deputy knows. Numbers and dates of measures are never made up. */
export const toFill = (what: string): string => `【请补充：${what}】`;
