import { describe, expect, it } from 'vitest';
import { composeIdentityProviders, toSignInPolicy } from './compose-identity-providers.ts';
import { loadConfig } from './config.ts';

const OIDC = {
  OIDC_ISSUER: 'https://login.example/realms/weir',
  OIDC_CLIENT_ID: 'weir',
  OIDC_CLIENT_SECRET: 'secret',
};

describe('the variables of signing in', () => {
  it.each([
    [{ GITHUB_CLIENT_ID: 'x' }, 'GITHUB_CLIENT_SECRET: required, because GITHUB_CLIENT_ID is set'],
    [{ GOOGLE_CLIENT_SECRET: 'x' }, 'GOOGLE_CLIENT_ID: required, because GOOGLE_CLIENT_SECRET is set'],
    [{ ...OIDC, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET: required, because OIDC_ISSUER is set'],
    [{ ...OIDC, OIDC_ISSUER: 'https://x/?a=b' }, 'OIDC_ISSUER: must not have a query or a fragment'],
    [
      { ...OIDC, OIDC_ISSUER: 'http://login.example' },
      'OIDC_ISSUER: must be https, unless it is on loopback',
    ],
    [{ GITHUB_BASE_URL: 'http://localhost.example' }, 'GITHUB_BASE_URL: must be https'],
    [{ OIDC_ROLE_MAP: 'a=admin' }, 'OIDC_ROLE_MAP: has no effect without OIDC_ISSUER'],
    [{ ...OIDC, OIDC_ROLE_MAP: 'weir-admins=root' }, 'OIDC_ROLE_MAP: item 1: must be GROUP=ROLE'],
    [{ ...OIDC, OIDC_ROLE_MAP: 'a=admin,,b=user' }, 'OIDC_ROLE_MAP: item 2: must not have empty items'],
    [{ INITIAL_ADMINS: 'ada' }, 'INITIAL_ADMINS: item 1: must be email addresses or PROVIDER:SUBJECT'],
    [{ INITIAL_ADMINS: 'gitlab:1' }, 'INITIAL_ADMINS: item 1: must be email addresses or PROVIDER:SUBJECT'],
  ])('are wrong when they are %j', (env, problem) => {
    expect(() => loadConfig(env)).toThrow(`  ${problem}`);
  });

  it('tell half a provider together with what else is wrong', () => {
    expect(() => loadConfig({ PORT: '70000', GITHUB_CLIENT_ID: 'x' })).toThrow(
      /PORT: .*\n {2}GITHUB_CLIENT_SECRET: required/s,
    );
  });

  it('make nobody sign in when they are not set', () => {
    const config = loadConfig({});
    expect([...composeIdentityProviders(config, undefined as never)]).toEqual([]);
    expect(toSignInPolicy(config)).toEqual({ roleMaps: new Map(), initialAdmins: new Set() });
  });

  it('make providers in the order in which they are shown', () => {
    const config = loadConfig({
      ...OIDC,
      OIDC_NAME: 'Our directory',
      GITHUB_CLIENT_ID: 'x',
      GITHUB_CLIENT_SECRET: 'x',
      GITHUB_BASE_URL: 'https://github.example.com/',
      GOOGLE_CLIENT_ID: 'x',
      GOOGLE_CLIENT_SECRET: 'x',
    });
    const providers = [...composeIdentityProviders(config, undefined as never).values()];
    expect(providers.map(({ name, displayName, issuer }) => [name, displayName, issuer])).toEqual([
      ['oidc', 'Our directory', 'https://login.example/realms/weir'],
      ['github', 'GitHub', 'https://github.example.com'],
      ['google', 'Google', 'https://accounts.google.com'],
    ]);
  });

  it('give roles to groups and to the first admins', () => {
    const config = loadConfig({
      ...OIDC,
      OIDC_SCOPES: 'profile groups',
      OIDC_ROLE_MAP: ' weir-admins=admin, cn=auditors=admin_readonly ',
      INITIAL_ADMINS: 'Ada@Example.com, github:583231, oidc:A:b@c',
    });
    expect(config.OIDC_SCOPES).toEqual(['openid', 'profile', 'groups']);
    expect(toSignInPolicy(config)).toEqual({
      roleMaps: new Map([
        [
          'oidc',
          new Map([
            ['weir-admins', 'admin'],
            ['cn=auditors', 'admin_readonly'],
          ]),
        ],
      ]),
      initialAdmins: new Set(['ada@example.com', 'github:583231', 'oidc:A:b@c']),
    });
  });
});
