import { describe, expect, it } from 'vitest';
import { toProfile } from './profile.ts';

const claims = {
  subject: 'a1',
  displayName: 'Ada Lovelace',
  email: 'ada@example.com',
  emailVerified: true,
  groups: [],
};

describe('what is kept of claims', () => {
  it('takes a subject exactly as it is', () => {
    for (const subject of ['A1', 'a1', ' a1', 'CiQ|x:y', 's'.repeat(255)]) {
      expect(toProfile({ ...claims, subject }).subject).toBe(subject);
    }
  });

  it.each(['', 'a\0b', 's'.repeat(256), '\ud800'])('refuses the subject %j', (subject) => {
    expect(() => toProfile({ ...claims, subject })).toThrow(
      expect.objectContaining({ code: 'sign_in_failed', internal: 'subject_malformed' }),
    );
  });

  it.each([
    ['  Ada\n\tLovelace ', 'Ada Lovelace'],
    ['Ada\u202eecalevoL', 'Ada ecalevoL'],
    ['é'.repeat(200), 'é'.repeat(100)],
    ['👩'.repeat(101), '👩'.repeat(100)],
    [' \n ', null],
    [null, null],
  ])('makes of the name %j %j', (displayName, kept) => {
    expect(toProfile({ ...claims, displayName }).displayName).toBe(kept);
  });

  it.each([
    [' Ada@Example.COM ', 'ada@example.com'],
    ['\u212Aate@example.com', '\u212Aate@example.com'],
    ['ada', null],
    ['ada@home@example.com', null],
    ['github:1@example.com', null],
    ['ada@exa mple.com', null],
    [`${'a'.repeat(320)}@example.com`, null],
  ])('makes of the address %j %j', (email, kept) => {
    expect(toProfile({ ...claims, email })).toMatchObject({ email: kept, emailVerified: kept !== null });
  });

  it('believes in no address that the provider has not verified', () => {
    expect(toProfile({ ...claims, emailVerified: false })).toMatchObject({
      email: 'ada@example.com',
      emailVerified: false,
    });
  });
});
