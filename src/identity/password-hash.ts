import { hash, verify } from '@node-rs/argon2';

/** argon2id, the second recommendation of OWASP's cheat sheet: 19 MiB, 2 passes, 1 lane; 35 to 90 ms. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let nobody: Promise<string> | null = null;

/** @param stored null for a name that is not known, which takes as long as a wrong password. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  nobody ??= hashPassword('no account has this one');
  const matches = await verify(stored ?? (await nobody), password);
  return matches && stored !== null;
}
