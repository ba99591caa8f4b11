/** JSON lines about the service: who asked for which operation, how it ended and how long it took. */
import { type DestinationStream, pino } from 'pino';
import { DomainError } from '../domain/errors.ts';

export type RequestLine = {
  readonly requestId: string;
  /** Of the access table; null = an address that is none. */
  readonly operation: string | null;
  readonly method: string;
  readonly status: number;
  readonly ms: number;
  readonly accountId: number | null;
};

export type Log = {
  request(line: RequestLine): void;
  /** What happened: jobs, start and stop. No record text, no names. */
  event(event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
  /** What we did not expect: where it happened, not what it said, since messages may quote a value. */
  error(error: unknown, fields?: Readonly<Record<string, string | number | null>>): void;
};

export const SILENT: Log = { request() {}, event() {}, error() {} };

/** @param destination stdout when left out. */
export function createLog(destination?: DestinationStream): Log {
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' };
  const logger = destination ? pino(options, destination) : pino(options);
  return {
    request: (line) => logger.info(line, 'request'),
    event: (event, fields = {}) => logger.info(fields, event),
    error: (error, fields = {}) => logger.error({ ...fields, ...describe(error) }, 'error'),
  };
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...('code' in error && { code: String(error.code) }),
    ...(error instanceof DomainError && { message: error.message }),
    stack: frames.slice(0, 12).map((line) => line.trim()),
  };
}
