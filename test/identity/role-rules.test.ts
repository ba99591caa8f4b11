import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/domain/account.ts';
import { districtFault, roleFault, takeoverFault } from '../../src/identity/role-rules.ts';

const change = (
  from: Role,
  to: Role,
  options: { by?: number; active?: boolean; administrators?: number } = {},
) =>
  roleFault({
    by: { id: options.by ?? 1 },
    person: { id: 2, role: from, active: true },
    to: { role: to, active: options.active ?? true },
    administrators: options.administrators ?? 2,
  });

describe('roleFault', () => {
  const others = ROLES.filter((role) => role !== 'auditor');

  it.each(others)('an account that was %s never becomes auditor, nor the other way', (role) => {
    expect(change(role, 'auditor')?.message).toContain('审计');
    expect(change('auditor', role)?.message).toContain('审计');
  });

  it('roles without the audit log may change into each other', () =>
    expect(others.flatMap((from) => others.map((to) => change(from, to)))).toEqual(
      Array.from({ length: others.length ** 2 }, () => null),
    ));

  it('nobody changes their own role or closes their own account', () => {
    expect(change('administrator', 'deputy', { by: 2 })?.message).toContain('自己');
    expect(change('administrator', 'administrator', { by: 2, active: false })?.message).toContain('自己');
  });

  it('one may still change one’s own name', () =>
    expect(change('administrator', 'administrator', { by: 2 })).toBe(null));

  it('the last administrator stays', () => {
    expect(change('administrator', 'staff', { administrators: 1 })?.message).toContain('最后一位');
    expect(change('administrator', 'administrator', { administrators: 1, active: false })?.message).toContain(
      '最后一位',
    );
    expect(change('administrator', 'staff', { administrators: 2 })).toBe(null);
    expect(change('staff', 'deputy', { administrators: 1 })).toBe(null);
  });
});

describe('takeoverFault', () => {
  it.each(ROLES)('%s may be let in until there is a way in; an auditor never after', (role) => {
    const isRefused = (hasPassword: boolean, oidcSubject: string | null) =>
      takeoverFault({ role, hasPassword, oidcSubject }) !== null;
    expect(isRefused(false, null)).toBe(false);
    expect(isRefused(true, null)).toBe(role === 'auditor');
    expect(isRefused(false, 'subject')).toBe(role === 'auditor');
  });
});

describe('districtFault', () => {
  it('administrators and auditors have no district', () => {
    expect(districtFault('administrator', '云岩区')).not.toBe(null);
    expect(districtFault('auditor', '云岩区')).not.toBe(null);
    expect(districtFault('staff', '云岩区')).toBe(null);
    expect(districtFault('auditor', null)).toBe(null);
  });
});
