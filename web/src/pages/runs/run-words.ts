/** Why a run was not saved; a code that is younger than this list is shown as it is. */
const ERROR_WORDS: { readonly [code: string]: string } = {
  cancelled: '被停止',
  overtaken: '被另一次运行赶过，未保存',
  killed: '进程中断',
};

export const RUN_STATE_WORDS = { running: '进行中', done: '完成', failed: '未完成' } as const;
export const runErrorWord = (code: string): string => ERROR_WORDS[code] ?? code;
