const count = new Intl.NumberFormat('zh-CN');

/** 12,345 */
export const formatCount = (value: number): string => count.format(value);

/** A part or a score, 0 to 1: 0.62. */
export const formatScore = (value: number): string => value.toFixed(2);

/** A share, 0 to 1: 62%. */
export const formatShare = (value: number): string => `${Math.round(value * 100)}%`;

/** 12 KB, 3.4 MB; in thousands, as file managers show it. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
