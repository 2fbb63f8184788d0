import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PATCH /v1/users/me', () => {
  describe('200', () => {
    it('changes the display name and records that it changed, not to what', async () => {
      const person = await management.signIn();
      const answer = await person.patch('/v1/users/me', { display_name: '  Ada Lovelace ' });
      expect(answer).toMatchObject({
        status: 200,
        body: { id: person.userId, display_name: 'Ada Lovelace' },
      });
      expect((await person.get('/v1/users/me')).body).toEqual(answer.body);
      const [record] = await management.audit();
      expect(record).toMatchObject({
        actor: { userId: person.userId },
        action: 'profile.update',
        target: { kind: 'user', id: person.userId },
        changedFields: ['display_name'],
      });
      expect(JSON.stringify(record)).not.toContain('Ada');
    });

    it('keeps each preference by itself, and clears with null', async () => {
      const person = await management.signIn();
      const patch = async (preferences: object) =>
        (await person.patch('/v1/users/me', { preferences })).body.preferences;
      const first = { language: 'pt-BR', time_zone: 'America/Sao_Paulo', theme: 'dark', density: 'compact' };
      expect(await patch(first)).toEqual(first);
      expect((await management.audit())[0]?.changedFields).toEqual([
        'preferences.language',
        'preferences.theme',
        'preferences.density',
        'preferences.time_zone',
      ]);
      expect(await patch({ language: null })).toEqual({ ...first, language: null });
      expect(await patch({ time_zone: null, theme: 'light' })).toEqual({
        ...first,
        language: null,
        time_zone: null,
        theme: 'light',
      });
      expect((await person.patch('/v1/users/me', { display_name: 'Renamed' })).body).toMatchObject({
        display_name: 'Renamed',
        preferences: { theme: 'light', density: 'compact' },
      });
      expect((await person.get('/v1/auth/session')).body.user.preferences.theme).toBe('light');
    });

    it('changes nothing when asked for nothing', async () => {
      const person = await management.signIn();
      expect((await person.patch('/v1/users/me', {})).body.display_name).toBe(person.displayName);
      expect((await management.audit())[0]).toMatchObject({ action: 'profile.update', changedFields: [] });
    });
  });

  describe('400', () => {
    let person: Person;
    beforeAll(async () => {
      person = await management.signIn();
    });

    it.each([
      ['platform_role', { platform_role: 'admin' }],
      ['email', { email: 'boss@example.com' }],
      ['email_verified', { email_verified: true }],
      ['deactivated_at', { deactivated_at: null }],
      ['id', { id: '00000000-0000-7000-8000-000000000000' }],
      ['preferences', { preferences: null }],
      ['preferences.language', { preferences: { language: 'elv' } }],
      ['preferences.time_zone', { preferences: { time_zone: 'Europe/Atlantis' } }],
      ['preferences.time_zone', { preferences: { time_zone: '+01:00' } }],
      ['preferences.time_zone', { preferences: { time_zone: 'UTC'.repeat(30) } }],
      ['preferences.theme', { preferences: { theme: null } }],
      ['preferences.density', { preferences: { density: 'tiny' } }],
      ['preferences.font', { preferences: { font: 'Comic Sans' } }],
      ['display_name', { display_name: null }],
      ['display_name', { display_name: ' ' }],
      ['display_name', { display_name: 'a'.repeat(101) }],
      ['display_name', { display_name: 'a\u0000b' }],
    ])('refuses to change %s: %j', async (param, body) => {
      expect(await person.patch('/v1/users/me', body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param } },
      });
      expect((await person.get('/v1/users/me')).body).toMatchObject({
        display_name: person.displayName,
        email: person.email,
        platform_role: 'user',
      });
    });
  });
});
