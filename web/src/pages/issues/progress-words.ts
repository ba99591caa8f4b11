import type { Member } from './issue-types.ts';

type Progress = NonNullable<Member['progress']>;

const SOLVED_WORDS = { solved: '已解决', partly: '部分解决', unsolved: '未解决', na: '不涉及' } as const;
const SATISFACTION_WORDS = {
  very: '非常满意',
  satisfied: '满意',
  basic: '基本满意',
  unsatisfied: '不满意',
  no_contact: '联系不上',
} as const;
const URGENCY_WORDS = { normal: null, urgent: '紧急', critical: '特急' } as const;

/** What was done about a record, as its source says; '' when it says nothing. */
export function describeProgress(progress: Progress): string {
  const { unit, urgency, solved, satisfaction, returnedTimes, overdue } = progress;
  return [
    unit && `承办 ${unit}`,
    urgency && URGENCY_WORDS[urgency],
    solved && SOLVED_WORDS[solved],
    satisfaction && SATISFACTION_WORDS[satisfaction],
    returnedTimes && `退单 ${returnedTimes} 次`,
    overdue && '超期',
  ]
    .filter(Boolean)
    .join(' · ');
}
