/** Whether a candidate suits 十件实事 is for people to answer; it never changes the heat. */
export const GATE_QUESTIONS = ['oneYear', 'funds', 'powers', 'quantifiable', 'breadth'] as const;
export type GateQuestion = (typeof GATE_QUESTIONS)[number];

export const GATE_ANSWERS = ['yes', 'no', 'unknown'] as const;
export type GateAnswer = (typeof GATE_ANSWERS)[number];
