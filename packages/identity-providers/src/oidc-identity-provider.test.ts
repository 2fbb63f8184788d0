import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anOidcProvider, GRANT, signal } from '../test/an-oidc-provider.ts';
import { json, type ScriptedIssuer, startScriptedIssuer } from '../test/scripted-issuer.ts';

describe('signing in by OpenID Connect', () => {
  let issuer: ScriptedIssuer;
  beforeEach(async () => {
    issuer = await startScriptedIssuer();
  });
  afterEach(() => issuer.stop());
  const restart = async (metadata: Record<string, unknown>) => {
    await issuer.stop();
    issuer = await startScriptedIssuer(metadata);
  };

  it('sends the browser with everything the flow needs, and nothing secret', async () => {
    const url = await anOidcProvider(issuer.url).authorizationUrl({ ...GRANT, state: 'the-state' });

    expect(url.origin + url.pathname).toBe(`${issuer.url}/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      tenant: '1',
      response_type: 'code',
      client_id: 'weir',
      redirect_uri: GRANT.redirectUri,
      state: 'the-state',
      nonce: 'the-nonce',
      scope: 'openid profile email',
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(GRANT.codeVerifier).digest('base64url'),
    });
  });

  it('redeems the code with the verifier and form-encoded credentials', async () => {
    issuer.giveIdToken(await issuer.idToken());

    const claims = await anOidcProvider(issuer.url).exchange(GRANT, signal);

    expect(claims).toEqual({
      subject: 'a1',
      displayName: 'Ada',
      email: 'ada@example.com',
      emailVerified: false,
      groups: [],
    });
    const [request] = issuer.requests.filter(({ path }) => path === '/token');
    expect(Object.fromEntries(request!.form)).toEqual({
      grant_type: 'authorization_code',
      code: 'the-code',
      code_verifier: GRANT.codeVerifier,
      redirect_uri: GRANT.redirectUri,
    });
    expect(Buffer.from(request!.headers.authorization!.slice(6), 'base64').toString()).toBe(
      'weir:a+secret%3A+%2B%25',
    );
  });

  it('puts the credentials into the form where the issuer takes them only there', async () => {
    await restart({ token_endpoint_auth_methods_supported: ['client_secret_post'] });
    issuer.giveIdToken(await issuer.idToken());

    await anOidcProvider(issuer.url).exchange(GRANT, signal);

    const [request] = issuer.requests.filter(({ path }) => path === '/token');
    expect(request!.headers.authorization).toBeUndefined();
    expect(request!.form.get('client_id')).toBe('weir');
    expect(request!.form.get('client_secret')).toBe('a secret: +%');
  });

  it('reads metadata once for many, and again after a failure', async () => {
    const provider = anOidcProvider(issuer.url);
    await Promise.all(Array.from({ length: 20 }, () => provider.authorizationUrl({ ...GRANT, state: 's' })));
    expect(issuer.requests).toHaveLength(1);

    const late = anOidcProvider(`${issuer.url}/late`);
    await expect(late.authorizationUrl({ ...GRANT, state: 's' })).rejects.toMatchObject({
      code: 'identity_provider_unavailable',
      internal: 'metadata_404',
    });
    issuer.answer(
      '/late/.well-known/openid-configuration',
      json({
        issuer: `${issuer.url}/late`,
        authorization_endpoint: `${issuer.url}/a`,
        token_endpoint: `${issuer.url}/t`,
        jwks_uri: `${issuer.url}/k`,
      }),
    );
    const url = await late.authorizationUrl({ ...GRANT, state: 's' });
    expect(url.pathname).toBe('/a');
  });

  it.each([
    [{ issuer: 'https://other.example' }, 'metadata_other_issuer'],
    [{ token_endpoint: undefined }, 'metadata_malformed'],
    [{ jwks_uri: 'not a url' }, 'metadata_malformed'],
    [{ authorization_endpoint: 'javascript:alert(1)' }, 'metadata_insecure_endpoint'],
  ])('does not work with metadata such as %j', async (metadata, internal) => {
    await restart(metadata);
    await expect(anOidcProvider(issuer.url).authorizationUrl({ ...GRANT, state: 's' })).rejects.toMatchObject(
      { code: 'identity_provider_unavailable', internal },
    );
  });

  it('takes a callback only from the issuer it names, before the code goes anywhere', async () => {
    issuer.giveIdToken(await issuer.idToken());
    const provider = anOidcProvider(issuer.url);

    await expect(
      provider.exchange({ ...GRANT, issuer: 'https://other.example' }, signal),
    ).rejects.toMatchObject({ code: 'sign_in_failed', internal: 'callback_issuer' });
    expect(issuer.requests.map(({ path }) => path)).not.toContain('/token');
    await expect(provider.exchange({ ...GRANT, issuer: issuer.url }, signal)).resolves.toMatchObject({
      subject: 'a1',
    });
  });

  it('misses the issuer in the callback of one that always names itself', async () => {
    await restart({ authorization_response_iss_parameter_supported: true });
    await expect(anOidcProvider(issuer.url).exchange(GRANT, signal)).rejects.toMatchObject({
      internal: 'callback_issuer',
    });
  });

  it('asks the userinfo endpoint for what the ID token leaves out', async () => {
    issuer.giveIdToken(await issuer.idToken({ name: undefined, email: undefined }));
    issuer.answer(
      '/userinfo',
      json({
        sub: 'a1',
        preferred_username: 'ada',
        email: 'ada@example.com',
        email_verified: true,
        groups: ['a', 'b', 3],
      }),
    );

    const claims = await anOidcProvider(issuer.url, { groupsClaim: 'groups' }).exchange(GRANT, signal);

    expect(claims).toMatchObject({
      displayName: 'ada',
      email: 'ada@example.com',
      emailVerified: true,
      groups: ['a', 'b'],
    });
    expect(issuer.requests.at(-1)!.headers.authorization).toBe('Bearer the-access-token');
  });

  it('takes no claims of somebody else from the userinfo endpoint', async () => {
    issuer.giveIdToken(await issuer.idToken({ email: undefined }));
    issuer.answer('/userinfo', json({ sub: 'b2', email: 'b@example.com' }));
    await expect(anOidcProvider(issuer.url).exchange(GRANT, signal)).rejects.toMatchObject({
      code: 'sign_in_failed',
      internal: 'userinfo_sub',
    });
  });

  it('does not hold one address verified for another', async () => {
    issuer.giveIdToken(await issuer.idToken({ name: undefined, email: 'victim@example.com' }));
    issuer.answer('/userinfo', json({ sub: 'a1', email: 'mine@example.com', email_verified: true }));
    await expect(anOidcProvider(issuer.url).exchange(GRANT, signal)).resolves.toMatchObject({
      email: 'victim@example.com',
      emailVerified: false,
    });
    issuer.giveIdToken(await issuer.idToken({ email: undefined, email_verified: true }));
    issuer.answer('/userinfo', json({ sub: 'a1', email: 'victim@example.com', email_verified: false }));
    await expect(anOidcProvider(issuer.url).exchange(GRANT, signal)).resolves.toMatchObject({
      email: 'victim@example.com',
      emailVerified: false,
    });
  });

  it.each([
    ['invalid_grant', 'token_invalid_grant'],
    ['ada@example.com was here', 'token_rejected'],
  ])('fails when the code is refused with %j, repeating nothing of it', async (error, internal) => {
    issuer.answer('/token', json({ error, error_description: 'ada@example.com' }, 400));
    const failure = await anOidcProvider(issuer.url)
      .exchange(GRANT, signal)
      .catch((thrown: Error) => thrown);
    expect(failure).toMatchObject({ code: 'sign_in_failed', internal });
    expect((failure as Error).cause).toBeUndefined();
    expect(JSON.stringify(failure)).not.toContain('ada@');
  });

  it.each(['/.well-known/openid-configuration', '/token', '/keys', '/userinfo'])(
    'waits for %s only so long, takes only so much and follows no redirect',
    async (path) => {
      issuer.giveIdToken(await issuer.idToken({ email: undefined }));
      const failsWith = (internal: string, timeoutMs?: number) =>
        expect(anOidcProvider(issuer.url, { timeoutMs }).exchange(GRANT, signal)).rejects.toMatchObject({
          code: 'identity_provider_unavailable',
          internal,
        });

      issuer.answer(path, () => {});
      await failsWith('timed_out', 100);
      issuer.answer(path, (_, response) => void response.writeHead(200).write('{'));
      await failsWith('timed_out', 100);
      issuer.answer(path, json('x'.repeat(600_000)));
      await failsWith('answer_too_large');
      issuer.answer(path, (_, response) => void response.writeHead(307, { location: '/stolen' }).end());
      await failsWith('unreachable');
      expect(issuer.requests.map((request) => request.path)).not.toContain('/stolen');
      issuer.answer(path, json({}, 503));
      await failsWith('status_503');
    },
  );

  it('tells an issuer that is away', async () => {
    const { url } = issuer;
    await issuer.stop();
    await expect(anOidcProvider(url).exchange(GRANT, signal)).rejects.toMatchObject({
      code: 'identity_provider_unavailable',
      internal: 'unreachable',
    });
    issuer = await startScriptedIssuer();
  });
});
