import { DomainError } from '../domain/errors.ts';
import { passwordFaults } from './password-rules.ts';

/** @throws {DomainError} invalid_input, with every reason; never with the password. */
export function requirePassword(password: string, name: string): void {
  const faults = passwordFaults(password, name);
  if (faults.length > 0) throw new DomainError('invalid_input', faults.join('；'), '请换一个密码');
}
