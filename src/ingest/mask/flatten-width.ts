const FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/g;

/**
 * Full-width digits, letters and signs become half-width, one UTF-16 unit for one, so offsets stay true:
 * １３９ → 139, ＠ → @, （ → (, ： → :, ， → ,
 */
export function flattenWidth(text: string): string {
  return text.replace(FULL_WIDTH, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}
