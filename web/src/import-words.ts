/** Words of an import that only its pages need; those of masks and reasons are in src/domain/code-words.ts. */
export const IMPORT_STATE_WORDS = { running: '进行中', done: '完成', stopped: '中途停止' } as const;

/** What a file cannot be read without. */
export const NEEDED_WORDS = { sourceId: '编号', text: '标题或内容', receivedAt: '时间' } as const;
