import { DomainError } from '../domain/errors.ts';
import type { Messages } from './messages/messages.ts';
import type { Terminal } from './terminal/terminal.ts';

export type ErrorReport = { readonly code: string; readonly message: string; readonly remedy: string };

/** What went wrong and what to do, without record text. Anything unexpected says so and nothing else. */
export function reportOf(error: unknown, { errors }: Messages): ErrorReport {
  if (error instanceof DomainError) {
    return { code: error.code, message: error.message, remedy: error.remedy };
  }
  if (isFileSystemError(error)) {
    const message = errors.fileSystem(error.code, error.path);
    return { code: 'invalid_input', message, remedy: errors.fileSystemRemedy };
  }
  const name = error instanceof Error ? error.name : typeof error;
  return { code: 'unexpected', message: `${errors.unexpected} (${name})`, remedy: errors.unexpectedRemedy };
}

/** On stderr; in JSON mode the same as the one document. */
export function printError(
  terminal: Terminal,
  messages: Messages,
  error: unknown,
  { verbose }: { readonly verbose: boolean },
): void {
  const report = reportOf(error, messages);
  printReport(terminal, messages, report);
  // The stack of an unexpected error may quote a value: only when asked for.
  if (verbose && error instanceof Error) terminal.note(error.stack ?? error.message);
  terminal.json({ error: report });
}

export function printReport(terminal: Terminal, { errors }: Messages, report: ErrorReport): void {
  const heading = Object.entries(errors.codes).find(([code]) => code === report.code)?.[1];
  const kind = heading === undefined ? errors.what : `${errors.what} (${heading})`;
  terminal.note(`${kind}: ${report.message}`);
  terminal.note(`${errors.remedy}: ${report.remedy}`);
}

type FileSystemError = Error & { readonly code: string; readonly path: string };

function isFileSystemError(error: unknown): error is FileSystemError {
  return (
    error instanceof Error &&
    'code' in error &&
    'path' in error &&
    typeof error.path === 'string' &&
    ['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EROFS'].includes(
      String(error.code),
    )
  );
}
