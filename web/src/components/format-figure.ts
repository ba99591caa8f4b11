const count = new Intl.NumberFormat('zh-CN');

/** 12,345 */
export const formatCount = (value: number): string => count.format(value);

/** A part or a score, 0 to 1: 0.62. */
export const formatScore = (value: number): string => value.toFixed(2);

/** A share, 0 to 1: 62%. */
export const formatShare = (value: number): string => `${Math.round(value * 100)}%`;
