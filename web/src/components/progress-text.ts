/** What the source says was done about a record, in one line. Pure. */
import type { z } from 'zod';
import type { progressSchema } from '../../../src/api/desk-schemas.ts';
import { formatTableDate } from './format-date.ts';

type Progress = z.infer<typeof progressSchema>;

const SOLVED = { solved: '已解决', partly: '部分解决', unsolved: '未解决', na: '不适用' } as const;
const SATISFACTION = {
  very: '很满意',
  satisfied: '满意',
  basic: '基本满意',
  unsatisfied: '不满意',
  no_contact: '未联系上',
} as const;
const URGENCY = { normal: null, urgent: '紧急', critical: '特急' } as const;

/** Empty when the source says nothing. */
export function progressText(progress: Progress): string {
  if (progress === null) return '';
  const { unit, urgency, solved, satisfaction, returnedTimes, overdue, completedAt } = progress;
  return [
    unit,
    urgency && URGENCY[urgency],
    solved && SOLVED[solved],
    satisfaction && SATISFACTION[satisfaction],
    returnedTimes ? `退单 ${returnedTimes} 次` : null,
    overdue ? '超期' : null,
    completedAt && `${formatTableDate(completedAt)} 办结`,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ');
}
