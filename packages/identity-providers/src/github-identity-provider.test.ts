import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GRANT, signal } from '../test/an-oidc-provider.ts';
import { json, type ScriptedIssuer, startScriptedIssuer } from '../test/scripted-issuer.ts';
import { GitHubIdentityProvider } from './github-identity-provider.ts';

const PRIMARY = { email: 'ada@example.com', primary: true, verified: true, visibility: 'private' };
const OTHER = { email: 'other@example.com', primary: false, verified: true, visibility: null };

describe('signing in by GitHub', () => {
  let github: ScriptedIssuer;
  let provider: GitHubIdentityProvider;
  const aGitHub = (timeoutMs?: number) =>
    new GitHubIdentityProvider({
      clientId: 'weir',
      clientSecret: 'secret',
      baseUrl: github.url,
      timeoutMs,
    });
  beforeEach(async () => {
    github = await startScriptedIssuer();
    github.answer(
      '/login/oauth/access_token',
      json({ access_token: 'gho_1', scope: 'user:email', token_type: 'bearer' }),
    );
    github.answer('/api/v3/user', json({ id: 583231, login: 'octocat', name: 'The Octocat' }));
    github.answer('/api/v3/user/emails', json([OTHER, PRIMARY]));
    provider = aGitHub();
  });
  afterEach(() => github.stop());

  it('sends the browser with state, challenge and the scope for addresses', async () => {
    const url = await provider.authorizationUrl({ ...GRANT, state: 'the-state' });
    expect(url.origin + url.pathname).toBe(`${github.url}/login/oauth/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'weir',
      redirect_uri: GRANT.redirectUri,
      state: 'the-state',
      scope: 'user:email',
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(GRANT.codeVerifier).digest('base64url'),
    });
  });

  it('goes to github.com by itself', async () => {
    const own = new GitHubIdentityProvider({ clientId: 'weir', clientSecret: 'secret' });
    expect(own.issuer).toBe('https://github.com');
    expect((await own.authorizationUrl({ ...GRANT, state: 's' })).origin).toBe('https://github.com');
  });

  it('knows people by their number and by their primary verified address', async () => {
    await expect(provider.exchange(GRANT, signal)).resolves.toEqual({
      subject: '583231',
      displayName: 'The Octocat',
      email: 'ada@example.com',
      emailVerified: true,
      groups: [],
    });
    const token = github.requests.find(({ path }) => path === '/login/oauth/access_token');
    expect(token!.form.get('code_verifier')).toBe(GRANT.codeVerifier);
    expect(token!.form.get('code')).toBe('the-code');
    expect(github.requests.at(-1)!.headers.authorization).toBe('Bearer gho_1');
  });

  it.each([
    ['unverified', json([OTHER, { ...PRIMARY, verified: false }])],
    ['absent', json([OTHER])],
    ['not for us to see', json({ message: 'Resource not accessible by integration' }, 403)],
  ])('takes no address when the primary one is %s', async (_, answer) => {
    github.answer('/api/v3/user/emails', answer);
    await expect(provider.exchange(GRANT, signal)).resolves.toMatchObject({
      email: null,
      emailVerified: false,
    });
  });

  it('calls somebody without a name by their login', async () => {
    github.answer('/api/v3/user', json({ id: 1, login: 'octocat', name: null }));
    await expect(provider.exchange(GRANT, signal)).resolves.toMatchObject({ displayName: 'octocat' });
  });

  it('fails on a refused code, which GitHub tells with a 200', async () => {
    github.answer(
      '/login/oauth/access_token',
      json({ error: 'bad_verification_code', error_description: 'The code is incorrect or expired.' }),
    );
    await expect(provider.exchange(GRANT, signal)).rejects.toMatchObject({
      code: 'sign_in_failed',
      internal: 'token_bad_verification_code',
    });
  });

  it.each([
    ['/login/oauth/access_token', json({}, 500), 'status_500'],
    ['/api/v3/user', json({ message: 'rate limited' }, 429), 'status_429'],
    ['/api/v3/user', json({ login: 'octocat' }), 'user_200'],
    ['/api/v3/user/emails', json({ not: 'a list' }), 'emails_200'],
  ])('tells when %s does not serve', async (path, answer, internal) => {
    github.answer(path, answer);
    await expect(provider.exchange(GRANT, signal)).rejects.toMatchObject({
      code: 'identity_provider_unavailable',
      internal,
    });
  });

  it('waits for an answer only so long', async () => {
    github.answer('/api/v3/user/emails', () => {});
    await expect(aGitHub(100).exchange(GRANT, signal)).rejects.toMatchObject({
      code: 'identity_provider_unavailable',
      internal: 'timed_out',
    });
  });
});
