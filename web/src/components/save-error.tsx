import type { UseMutationResult } from '@tanstack/react-query';
import { asApiError } from '../api/api-error.ts';
import { ErrorState } from './error-state.tsx';

type Props = {
  readonly save: Pick<UseMutationResult, 'isError' | 'error' | 'reset'>;
  /** Reads what was to be changed again; what was typed stays on the page. */
  readonly reload: () => unknown;
};

/** Why a change was not saved. When somebody else was faster, what they saved is read first. */
export function SaveError({ save, reload }: Props) {
  if (!save.isError) return null;
  if (!asApiError(save.error).isStale) return <ErrorState error={save.error} />;
  const readAgain = () => {
    save.reset();
    void reload();
  };
  return <ErrorState error={save.error} retry={readAgain} retryWord="读取最新内容" />;
}
