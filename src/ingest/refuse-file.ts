import { DomainError } from '../domain/errors.ts';

/** A file that cannot be read as a whole. Nothing of it has been handed on. */
export function refuseFile(message: string, remedy: string, cause?: unknown): DomainError {
  return new DomainError('unreadable_file', message, remedy, cause === undefined ? undefined : { cause });
}
