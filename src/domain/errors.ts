/**
 * Expected failures: what a person can do something about. Anything else is our bug and is thrown as
 * RangeError or TypeError. Messages carry the value and the remedy; they never carry record text.
 */
export type ErrorCode =
  | 'invalid_input' // an option, a mapping, a configuration value
  | 'unreadable_file' // the file as a whole cannot be read: nothing was written
  | 'not_found'
  | 'conflict' // the data directory or the row is in use
  | 'stale' // somebody changed it since it was read
  | 'unauthenticated' // nobody signed in, or with the wrong password
  | 'forbidden' // signed in, but not for this
  | 'too_many' // more than the rate limit allows
  | 'model_unavailable' // the endpoint refused, timed out or answered nonsense
  | 'database_unavailable'
  | 'identity_unavailable' // the provider of single sign-on does not answer
  | 'unbalanced'; // a balance sheet that does not add up: the run is not saved

export class DomainError extends Error {
  readonly code: ErrorCode;
  /** What to do about it, one sentence, in the reader's language. */
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DomainError';
    this.code = code;
    this.remedy = remedy;
  }
}
