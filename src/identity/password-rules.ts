/**
 * What a password must be. Length matters most; classes of characters are asked of short ones only, and words
 * that everybody tries first are refused whatever stands around them.
 */

export const SHORTEST = 10;
/** From this length on any characters will do: a sentence is easier to remember than P@ssw0rd. */
export const PASSPHRASE = 16;
export const LONGEST = 128;
const CLASSES_NEEDED = 3;
/** Fewer different characters than this is a pattern, not a password. */
const FEWEST_DISTINCT = 5;

const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[^\p{L}\p{N}]/u, /\p{Script=Han}/u];

/** Tried first by whoever guesses, in China and elsewhere; compared without digits and signs around them. */
const COMMON = new Set(
  (
    'password passwd admin administrator root test guest user login welcome letmein iloveyou monkey dragon master ' +
    'qwerty qwertyuiop qwer qaz qazwsx asdf asdfgh asdfghjkl zxcvbn zxcvbnm abc abcd abcde abcdef abcdefg aa aabb ' +
    'woaini woaizuguo zhongguo china beijing guiyang guizhou renda rendaban daibiao minsheng mima shurumima ' +
    'system manager server huawei changeme default secret hello'
  ).split(' '),
);

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

export const PASSWORD_RULES = [
  `至少 ${SHORTEST} 个字符，包含大写字母、小写字母、数字、符号、汉字中的 ${CLASSES_NEEDED} 种；或至少 ${PASSPHRASE} 个任意字符（例如一句只有自己知道的话）`,
  '不能包含登录名，也不能是常见密码、重复或连续的字符',
  `最多 ${LONGEST} 个字符`,
] as const;

/** @returns what is wrong with it, one sentence each; empty when it may be used. */
export function passwordFaults(password: string, name: string): string[] {
  const length = [...password].length;
  const faults: string[] = [];
  if (length > LONGEST) faults.push(`密码最多 ${LONGEST} 个字符`);
  if (length < SHORTEST) faults.push(`密码至少 ${SHORTEST} 个字符`);
  else if (length < PASSPHRASE && classesOf(password) < CLASSES_NEEDED) {
    faults.push(
      `少于 ${PASSPHRASE} 个字符的密码须包含大写字母、小写字母、数字、符号、汉字中的 ${CLASSES_NEEDED} 种`,
    );
  }
  if (password.toLowerCase().includes(name.toLowerCase())) faults.push('密码不能包含登录名');
  if (isCommon(password)) faults.push('这是常见密码，很容易被猜到');
  if (isPattern(password)) faults.push('密码不能由重复或连续的字符组成');
  return faults;
}

function classesOf(password: string): number {
  return CLASSES.filter((pattern) => pattern.test(password)).length;
}

/** P@ssw0rd123! is password: signs and digits at the ends are dropped, look-alikes read as letters. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const bare = lower.replace(/^[^\p{L}@$]+|[^\p{L}]+$/gu, '');
  const read = [...bare].map((character) => LOOK_ALIKE[character] ?? character).join('');
  return [bare, read, read.replace(/[^\p{L}]/gu, '')].some((word) => COMMON.has(word));
}

function isPattern(password: string): boolean {
  const codes = [...password.toLowerCase()].map((character) => character.codePointAt(0) ?? 0);
  if (new Set(codes).size < FEWEST_DISTINCT) return true;
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const runs = steps.filter((step) => Math.abs(step) <= 1).length;
  return runs >= steps.length * 0.8;
}
