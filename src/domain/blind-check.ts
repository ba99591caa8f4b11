/** A blind check (盲检): people answer a random sample without seeing what the machine said. */
export const BLIND_QUESTIONS = ['kind', 'same-issue'] as const;
export type BlindQuestion = (typeof BLIND_QUESTIONS)[number];

/** The person cannot tell: counted, but neither agreement nor disagreement. */
export const UNSURE_ANSWER = 'unsure';
