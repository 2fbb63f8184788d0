import type { Answer } from './person.ts';
import { Person } from './person.ts';
import type { TestManagement } from './start-test-management.ts';

/** The same person, by a token instead of a session. */
export function withToken({ origin }: TestManagement, person: Person, token: string): Person {
  return new Person(origin, person, { authorization: `Bearer ${token}` });
}

export interface IssuedTokens {
  readonly access: string;
  readonly refresh: string;
}

/** New tokens, for everything the person may do unless scopes are given. */
export async function issueTokens(person: Person, scopes?: readonly string[]): Promise<IssuedTokens> {
  return toIssuedTokens(await person.post('/v1/auth/token', scopes === undefined ? {} : { scopes }));
}

export function toIssuedTokens({ status, body }: Answer): IssuedTokens {
  if (status !== 200) throw new Error(`no tokens: ${status} ${body?.error?.code}`);
  return { access: body.access_token, refresh: body.refresh_token };
}

export interface IssuedPersonalAccessToken {
  readonly id: string;
  readonly token: string;
}

/** For `expires_at`: so many days from now. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

let named = 0;

/** A new personal access token that lasts a day; one made with another token ends before that. */
export async function createPersonalAccessToken(
  person: Person,
  scopes: readonly string[],
): Promise<IssuedPersonalAccessToken> {
  const number = ++named;
  const bySession = person.credentials.cookie !== undefined;
  const expiresMs = Date.now() + 86_400_000 - (bySession ? 0 : number * 1_000);
  const body = { name: `Token ${number}`, scopes, expires_at: new Date(expiresMs).toISOString() };
  const answer = await person.post('/v1/users/me/tokens', body);
  if (answer.status !== 201) throw new Error(`no token: ${answer.status} ${answer.body?.error?.code}`);
  return answer.body;
}
