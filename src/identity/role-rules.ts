/**
 * 三员分立: who keeps accounts, who reads the audit log and who works with records are different accounts, and
 * nobody audits what the same account did before.
 */
import type { Account, Role } from '../domain/account.ts';

export type RoleChange = {
  /** Who makes it. */
  readonly by: Pick<Account, 'id'>;
  readonly person: Pick<Account, 'id' | 'role'> & { readonly active: boolean };
  readonly to: { readonly role: Role; readonly active: boolean };
  /** Active administrators, the person included, who are able to sign in. */
  readonly administrators: number;
};

export type RoleFault = { readonly message: string; readonly remedy: string };

/** @returns why it is refused; null = it may be done. */
export function roleFault({ by, person, to, administrators }: RoleChange): RoleFault | null {
  const changesRole = person.role !== to.role;
  if (!changesRole && person.active === to.active) return null;
  if (by.id === person.id) {
    return { message: '不能更改自己的角色或停用自己', remedy: '请由另一位管理员操作' };
  }
  if (changesRole && (person.role === 'auditor' || to.role === 'auditor')) {
    return {
      message: '审计员账号不能由其他角色改成，也不能改成其他角色：任何账号都不能审计自己做过的事',
      remedy: '请停用原账号，另建新账号',
    };
  }
  const loses = person.role === 'administrator' && person.active && (changesRole || !to.active);
  if (loses && administrators <= 1) {
    return { message: '这是最后一位管理员', remedy: '请先新增另一位管理员并完成首次登录' };
  }
  return null;
}

/**
 * Whoever issues an invitation, or says which subject of single sign-on an account belongs to, can take it over. An
 * auditor's is theirs alone once it has either, or administrators would use the log that watches them.
 */
export function takeoverFault(person: {
  readonly role: Role;
  readonly hasPassword: boolean;
  readonly oidcSubject: string | null;
}): RoleFault | null {
  if (person.role !== 'auditor' || (!person.hasPassword && person.oidcSubject === null)) return null;
  return {
    message: '审计员账号已启用，不能再次邀请或更改单点登录标识：管理员不得接管审计员账号',
    remedy: '忘记密码时，请停用该账号，另建新的审计员账号（两步都记入审计日志）',
  };
}

/** Whose rights do not depend on a place have none. */
export function districtFault(role: Role, district: string | null): RoleFault | null {
  if (district === null || (role !== 'administrator' && role !== 'auditor')) return null;
  return { message: '管理员和审计员不限区县', remedy: '请把区域留空' };
}
