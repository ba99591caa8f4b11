export type Job = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly progress: { readonly step: string; readonly done: number; readonly total: number } | null;
  readonly result: unknown;
  readonly error: { readonly message: string; readonly remedy: string } | null;
  readonly createdAt: string;
};

const END_STATES = ['done', 'failed', 'cancelled'];

export const isAtEnd = ({ state }: Job): boolean => END_STATES.includes(state);
