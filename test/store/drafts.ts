/** Invented records. */
import { createHash } from 'node:crypto';
import type { Handling, RecordDraft, SuggestionParts } from '../../src/domain/record.ts';

export const HANDLING: Handling = {
  unit: '示例区城管局',
  urgency: 'urgent',
  solved: 'partly',
  satisfaction: 'basic',
  returnedTimes: 1,
  rehandledTimes: 0,
  dueAt: new Date('2025-03-08T10:00:00Z'),
  completedAt: null,
  overdue: null,
  reply: '已转办。',
  relatedSourceIds: ['GD-0'],
  affectedPeople: 40,
};

export const SUGGESTION: SuggestionParts = {
  session: '十五届五次',
  year: 2025,
  suggestionClass: '城建类',
  leadDeputy: '甲示例',
  cosigners: ['乙示例'],
  delegation: '示例代表团',
  leadUnit: '市示例局',
  assistUnits: [],
  reason: { start: 0, end: 2 },
  measures: null,
  assignedAt: new Date('2025-02-01T00:00:00Z'),
  dueAt: null,
  repliedAt: new Date('2025-06-01T00:00:00.123Z'),
  reply: '答复文本。',
  replyClass: 'B',
  attitudeRating: 'satisfied',
  resultRating: null,
  keySupervision: true,
  declaredRepeat: 'y2',
};

export function draft(sourceId: string, fields: Partial<RecordDraft> = {}): RecordDraft {
  return {
    source: 'hotline',
    sourceId,
    receivedAt: new Date('2025-03-01T08:00:00Z'),
    title: '示例苑路灯不亮',
    body: '示例苑门口路灯不亮，请修理。',
    appealType: 'complaint',
    sourceAppealType: '投诉',
    sourceCategory: '城市管理 / 照明',
    district: '示例区',
    street: null,
    place: null,
    channel: 'phone',
    person: 'a'.repeat(32),
    confidential: false,
    likes: 0,
    dislikes: 0,
    handling: null,
    suggestion: null,
    ...fields,
  };
}

/** As the hash of a text would look. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
