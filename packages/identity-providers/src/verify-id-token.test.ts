import { generateKeyPair, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOidcProvider, GRANT, signal } from '../test/an-oidc-provider.ts';
import { type ScriptedIssuer, startScriptedIssuer } from '../test/scripted-issuer.ts';

const nowS = () => Math.floor(Date.now() / 1000);

describe('an ID token', () => {
  let issuer: ScriptedIssuer;
  beforeAll(async () => {
    issuer = await startScriptedIssuer();
  });
  afterAll(() => issuer.stop());
  const exchange = (idToken: string) => {
    issuer.giveIdToken(idToken);
    return anOidcProvider(issuer.url).exchange(GRANT, signal);
  };
  const refused = (idToken: string, internal: string) =>
    expect(exchange(idToken)).rejects.toMatchObject({ code: 'sign_in_failed', internal });

  it.each([
    ['is for another client', { aud: 'other' }, 'id_token_aud'],
    ['is for several without saying whose', { aud: ['weir', 'other'] }, 'id_token_azp'],
    ['is for several and another’s', { aud: ['weir', 'other'], azp: 'other' }, 'id_token_azp'],
    ['was given to another client', { azp: 'other' }, 'id_token_azp'],
    ['is another issuer’s', { iss: 'https://other.example' }, 'id_token_iss'],
    ['has another nonce', { nonce: 'another' }, 'id_token_nonce'],
    ['has no nonce', { nonce: undefined }, 'id_token_nonce'],
    ['has no subject', { sub: undefined }, 'id_token_sub'],
    ['has a subject that is no text', { sub: 7 }, 'id_token_sub'],
    ['does not expire', { exp: undefined }, 'id_token_exp'],
    ['has no time of issue', { iat: undefined }, 'id_token_iat'],
    ['has expired', { exp: nowS() - 60 }, 'id_token_exp'],
    ['is of the future', { iat: nowS() + 120, exp: nowS() + 240 }, 'id_token_iat'],
    ['is of yesterday', { iat: nowS() - 86_400, exp: nowS() + 60 }, 'id_token_exp'],
    ['is not good yet', { nbf: nowS() + 120 }, 'id_token_nbf'],
  ])('that %s is refused', async (_, claims, internal) => {
    await refused(await issuer.idToken(claims), internal);
  });

  it('for several clients is taken when it was given to us, and clocks may differ a little', async () => {
    const idToken = await issuer.idToken({
      aud: ['other', 'weir'],
      azp: 'weir',
      iat: nowS() + 10,
      exp: nowS() - 10,
    });
    await expect(exchange(idToken)).resolves.toMatchObject({ subject: 'a1' });
  });

  it('without a signature is refused', async () => {
    const claims = { iss: issuer.url, aud: 'weir', sub: 'a1', nonce: 'the-nonce' };
    const unsigned = new UnsecuredJWT(claims).setIssuedAt().setExpirationTime('1m').encode();
    await refused(unsigned, 'err_jose_alg_not_allowed');
    await refused(`${unsigned}x`, 'err_jose_alg_not_allowed');
  });

  it('signed with the public key as a shared secret is refused', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(issuer.publicJwk));
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      await refused(await issuer.idToken({}, { alg, key: secret }), 'err_jose_alg_not_allowed');
    }
  });

  it('signed with a key of somebody else is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    await refused(await issuer.idToken({}, { key: privateKey }), 'err_jws_signature_verification_failed');
    await refused(await issuer.idToken({}, { key: privateKey, kid: 'unknown' }), 'err_jwks_no_matching_key');
  });

  it('altered after it was signed is refused', async () => {
    const [header, payload, signature] = (await issuer.idToken()).split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const altered = Buffer.from(JSON.stringify({ ...claims, sub: 'victim' })).toString('base64url');
    await refused(`${header}.${altered}.${signature}`, 'err_jws_signature_verification_failed');
    await refused(`${header}.${payload}.`, 'err_jws_signature_verification_failed');
    await refused('not a token', 'err_jws_invalid');
  });

  it('signed with a new key is taken at once, one of a key that is gone no longer', async () => {
    const provider = anOidcProvider(issuer.url);
    const before = await issuer.idToken();
    issuer.giveIdToken(before);
    await provider.exchange(GRANT, signal);
    await issuer.rotateKey();
    issuer.giveIdToken(await issuer.idToken());
    await expect(provider.exchange(GRANT, signal)).resolves.toMatchObject({ subject: 'a1' });
    issuer.giveIdToken(before);
    await expect(provider.exchange(GRANT, signal)).rejects.toMatchObject({
      internal: 'err_jwks_no_matching_key',
    });
  });
});
