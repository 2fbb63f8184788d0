import type { PlatformRole } from '@weir/domain/kernel';
import { z } from 'zod';
import { isLoopbackHost } from './loopback.ts';

const text = z.string().trim().min(1).optional();
const list = z
  .string()
  .transform((items) => items.split(',').map((item) => item.trim()))
  .pipe(z.array(z.string().min(1, 'must not have empty items')));

/** HTTPS, except on loopback: an attacker who can change a provider's answer can be any user. */
const providerUrl = z
  .url({ protocol: /^https?$/, abort: true })
  .max(512)
  .refine(
    (url) => url.startsWith('https:') || isLoopbackHost(new URL(url).hostname),
    'must be https, unless it is on loopback',
  );

/** GROUP=ROLE. The last `=` counts, since a group's name may contain one. */
const roleOfGroup = z
  .string()
  .regex(
    /^.+=(admin|admin_readonly|user)$/s,
    'must be GROUP=ROLE, where ROLE is admin, admin_readonly or user',
  )
  .transform((item) => {
    const at = item.lastIndexOf('=');
    return [item.slice(0, at).trim(), item.slice(at + 1) as PlatformRole] as const;
  });

const initialAdmin = z
  .string()
  .regex(/^((github|google|oidc):.+|[^\s:@]+@[^\s:@]+)$/s, 'must be email addresses or PROVIDER:SUBJECT')
  .transform((item) => (item.includes(':') ? item : item.toLowerCase()));

/** The variables that decide who can sign in, and with which role. */
export const signInVariables = {
  GITHUB_CLIENT_ID: text,
  GITHUB_CLIENT_SECRET: text,
  GITHUB_BASE_URL: providerUrl.transform((url) => url.replace(/\/+$/, '')).optional(),
  GOOGLE_CLIENT_ID: text,
  GOOGLE_CLIENT_SECRET: text,
  OIDC_ISSUER: providerUrl.regex(/^[^?#]*$/, 'must not have a query or a fragment').optional(),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: z.string().trim().min(1).max(100).default('Single sign-on'),
  OIDC_SCOPES: z
    .string()
    .trim()
    .default('openid profile email')
    .transform((scopes) => [...new Set(['openid', ...scopes.split(/\s+/)])]),
  OIDC_GROUPS_CLAIM: z.string().trim().min(1).default('groups'),
  OIDC_ROLE_MAP: list
    .pipe(z.array(roleOfGroup))
    .transform((entries): ReadonlyMap<string, PlatformRole> => new Map(entries))
    .optional(),
  INITIAL_ADMINS: list
    .pipe(z.array(initialAdmin))
    .transform((items): ReadonlySet<string> => new Set(items))
    .optional(),
};

/** The private ones of {@link signInVariables}: secrets and e-mail addresses. */
export const SIGN_IN_SECRETS = [
  'GITHUB_CLIENT_SECRET',
  'GOOGLE_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET',
  'INITIAL_ADMINS',
];

const TOGETHER = [
  ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
];

/** Missing variables, given the ones that are set, as lines of a message. */
export function signInProblems(given: Readonly<Record<string, unknown>>): string[] {
  const problems = TOGETHER.flatMap((names) => {
    const set = names.find((name) => given[name] !== undefined);
    if (set === undefined) return [];
    const missing = names.filter((name) => given[name] === undefined);
    return missing.map((name) => `${name}: required, because ${set} is set`);
  });
  if (given.OIDC_ROLE_MAP !== undefined && given.OIDC_ISSUER === undefined) {
    problems.push('OIDC_ROLE_MAP: has no effect without OIDC_ISSUER');
  }
  return problems;
}

/** Whether people can sign in at an identity provider. */
export function hasIdentityProviders(
  config: {
    readonly [Name in 'GITHUB_CLIENT_ID' | 'GOOGLE_CLIENT_ID' | 'OIDC_ISSUER']?: string | undefined;
  },
): boolean {
  return [config.GITHUB_CLIENT_ID, config.GOOGLE_CLIENT_ID, config.OIDC_ISSUER].some(
    (setting) => setting !== undefined,
  );
}
