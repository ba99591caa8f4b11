/** Text that stands between marks in a prompt: it can neither close them nor open others. */
export function neutral(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('>', '＞');
}
