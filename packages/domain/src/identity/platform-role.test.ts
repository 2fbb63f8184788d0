import { describe, expect, it } from 'vitest';
import { decideRole, roleOfGroups } from './platform-role.ts';

describe('the role that groups give', () => {
  const roleMap = new Map([
    ['auditors', 'admin_readonly'],
    ['admins', 'admin'],
    ['staff', 'user'],
  ] as const);

  it('is the most powerful of them, in whichever order they come', () => {
    expect(roleOfGroups(['staff', 'auditors', 'admins'], roleMap)).toBe('admin');
    expect(roleOfGroups(['admins', 'auditors'], roleMap)).toBe('admin');
    expect(roleOfGroups(['auditors', 'unknown'], roleMap)).toBe('admin_readonly');
  });

  it('is `user` without a mapped group, and names match exactly', () => {
    for (const groups of [[], ['unknown'], ['Admins'], ['admins ', '/admins']]) {
      expect(roleOfGroups(groups, roleMap)).toBe('user');
    }
  });
});

describe('the role from a sign-in on', () => {
  const question = { current: null, mapped: null, isInitialAdmin: false, othersAdminister: true } as const;

  it('is `user` for somebody new', () => {
    expect(decideRole(question)).toBe('user');
    expect(decideRole({ ...question, othersAdminister: false })).toBe('user');
  });

  it('stays what it was where nothing decides about it', () => {
    expect(decideRole({ ...question, current: 'admin_readonly' })).toBe('admin_readonly');
    expect(decideRole({ ...question, current: 'user', isInitialAdmin: true })).toBe('user');
  });

  it('is `admin` for a new initial admin, and for any while nobody else is one', () => {
    expect(decideRole({ ...question, isInitialAdmin: true })).toBe('admin');
    expect(decideRole({ ...question, current: 'user', isInitialAdmin: true, othersAdminister: false })).toBe(
      'admin',
    );
  });

  it('follows a mapping up and down', () => {
    expect(decideRole({ ...question, current: 'user', mapped: 'admin' })).toBe('admin');
    expect(decideRole({ ...question, current: 'admin', mapped: 'user' })).toBe('user');
    expect(decideRole({ ...question, current: 'admin', mapped: 'user', othersAdminister: false })).toBe(
      'user',
    );
  });

  it('follows a mapping rather than the list of initial admins, unless nobody would be left', () => {
    const initial = { ...question, current: 'admin', mapped: 'user', isInitialAdmin: true } as const;
    expect(decideRole(initial)).toBe('user');
    expect(decideRole({ ...initial, othersAdminister: false })).toBe('admin');
  });
});
