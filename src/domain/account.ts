/** Who may sign in. 三员分立: who keeps accounts, who reads the audit log and who works with records are different people. */
export const ROLES = ['deputy', 'staff', 'committee', 'administrator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export type Account = {
  readonly id: number;
  /** What is typed at sign-in; unique. */
  readonly name: string;
  /** As pages and the decision log show it. */
  readonly displayName: string;
  readonly role: Role;
  /** The name of the one district whose records the account may see; null = the whole city. */
  readonly district: string | null;
};
