import { expect, it } from 'vitest';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { FakeSecretHasher } from '../../../testing/src/fake-secret-hasher.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import { DEFAULT_PREFERENCES } from '../identity/user-preferences.ts';
import { newId } from '../kernel/ids.ts';
import { authenticatePersonalAccessToken } from './authenticate-personal-access-token.ts';
import { generateTokenSecret } from './token-secrets.ts';

it('takes a personal access token until the moment when it expires', async () => {
  const clock = new FakeClock();
  const randomBytes = seededRandomBytes(1);
  const createdAt = new Date(clock.nowMs());
  const expiresAt = new Date(clock.nowMs() + 1_000);
  const user = {
    id: newId<'user'>(clock.nowMs(), randomBytes),
    displayName: 'Somebody',
    email: null,
    emailVerified: false,
    platformRole: 'user',
    createdAt,
    lastSignedInAt: null,
    deactivatedAt: null,
    preferences: DEFAULT_PREFERENCES,
  } as const;
  const token = {
    id: newId<'personal-access-token'>(clock.nowMs(), randomBytes),
    userId: user.id,
    name: 'Script',
    lastFour: 'abcd',
    scopes: ['profile:read'],
    madeWith: null,
    organizationId: null,
    createdAt,
    expiresAt,
    lastUsedAt: createdAt,
  };
  const secret = generateTokenSecret('personal_access_token', randomBytes);
  const personalAccessTokens = { findByHash: async () => ({ token, user }), touch: async () => {} };
  const authenticate = () =>
    authenticatePersonalAccessToken(secret, { personalAccessTokens, hasher: new FakeSecretHasher(), clock });

  clock.advance(999);
  expect(await authenticate()).toMatchObject({ userId: user.id });
  clock.advance(1);
  await expect(authenticate()).rejects.toMatchObject({ code: 'personal_access_token_invalid' });
});
