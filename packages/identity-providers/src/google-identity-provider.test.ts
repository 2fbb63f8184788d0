import { SystemClock } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GRANT, signal } from '../test/an-oidc-provider.ts';
import { type ScriptedIssuer, startScriptedIssuer } from '../test/scripted-issuer.ts';
import { GoogleIdentityProvider } from './google-identity-provider.ts';

describe('signing in by Google', () => {
  let google: ScriptedIssuer;
  let provider: GoogleIdentityProvider;
  beforeAll(async () => {
    google = await startScriptedIssuer();
    provider = new GoogleIdentityProvider(
      { clientId: 'weir', clientSecret: 'secret', issuer: google.url },
      new SystemClock(),
    );
  });
  afterAll(() => google.stop());

  it('is known by its own address', () => {
    const own = new GoogleIdentityProvider({ clientId: 'weir', clientSecret: 's' }, new SystemClock());
    expect(own).toMatchObject({ name: 'google', kind: 'google', issuer: 'https://accounts.google.com' });
  });

  it('takes what an ID token of Google holds', async () => {
    google.giveIdToken(
      await google.idToken({
        azp: 'weir',
        sub: '110169484474386276334',
        at_hash: 'HK6E_P6Dh8Y93mRNtsDB1Q',
        hd: 'example.com',
        email: 'ada@example.com',
        email_verified: true,
        name: 'Ada Lovelace',
        picture: 'https://lh3.googleusercontent.com/a/x',
        groups: ['weir-admins'],
      }),
    );
    await expect(provider.exchange(GRANT, signal)).resolves.toEqual({
      subject: '110169484474386276334',
      displayName: 'Ada Lovelace',
      email: 'ada@example.com',
      emailVerified: true,
      groups: [],
    });
    const url = await provider.authorizationUrl({ ...GRANT, state: 's' });
    expect(url.searchParams.get('scope')).toBe('openid profile email');
    expect(url.searchParams.get('nonce')).toBe('the-nonce');
  });
});
