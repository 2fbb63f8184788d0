import { generateApiKeySecret } from '@weir/domain/api-keys';
import { generateToken } from '@weir/domain/identity';
import { generateTokenSecret } from '@weir/domain/tokens';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesHeard } from '../changes-heard.ts';
import { addApiKey } from './add-api-key.ts';
import { type Answer, send } from './person.ts';
import { type Replica, startReplica } from './start-replica.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';
import { StatementCounter } from './statement-counter.ts';
import { createPersonalAccessToken, issueTokens } from './tokens.ts';

/** The change feed asks for a heartbeat now and then: of so many measurements the least is the request's own. */
const MEASUREMENTS = 5;

/**
 * Whether a credential ever was one shows in nothing: not in the answer, and not in the work behind it, which is what
 * takes time. Statements are counted, not microseconds.
 */
describe('a credential that opens nothing', () => {
  let management: OwnTestManagement;
  let counter: StatementCounter;
  let replica: Replica;
  beforeAll(async () => {
    management = await startTestManagement();
    counter = await StatementCounter.start(management.databaseUrl);
    replica = await startReplica(counter.url, { SIGN_IN_ATTEMPTS_PER_MINUTE: '1000000' });
  });
  afterAll(async () => {
    await replica?.stop();
    await counter?.stop();
    await management?.stop();
  });

  const randomBytes = (length: number) => management.composition.ports.randomBytes(length);
  const expire = (table: string, column = 'expires_at') =>
    management.database.sql.unsafe(`update ${table} set ${column} = $1`, [
      new Date(management.now().getTime() - 1_000),
    ]);

  /** The one answer that each of these secrets gets, and the least of statements it took. */
  async function ask(
    makeSecret: () => Promise<string> | string,
    request: (origin: string, secret: string) => Promise<Answer>,
  ) {
    const answers = new Set<string>();
    const statements: number[] = [];
    for (let measurement = 0; measurement < MEASUREMENTS; measurement++) {
      const secret = await makeSecret();
      const { result, statements: some } = await counter.during(() => request(replica.origin, secret));
      answers.add(toText(result));
      statements.push(some);
    }
    expect([...answers]).toHaveLength(1);
    return { answer: [...answers][0]!, statements: Math.min(...statements) };
  }

  const getMe = (header: (secret: string) => Record<string, string>) => (origin: string, secret: string) =>
    send(origin, 'GET', '/v1/users/me', { headers: { 'x-request-id': 'the-same', ...header(secret) } });

  it('looks the same as a session, be it unknown, expired, idle for too long or ended', async () => {
    const request = getMe((secret) => ({ cookie: `weir_session=${secret}` }));
    const session = async (spoil: () => Promise<unknown>) => {
      const { credentials } = await management.signIn();
      await spoil();
      return credentials.cookie!.slice('weir_session='.length);
    };
    const unknown = await ask(() => generateToken(randomBytes), request);
    expect(unknown).toEqual({ answer: expect.stringContaining('session_expired'), statements: 1 });
    expect((await ask(() => session(async () => {}), withoutUser(request))).statements).toBeGreaterThan(1);
    expect(await ask(() => session(() => expire('sessions')), request)).toEqual(unknown);
    expect(await ask(() => session(() => expire('sessions', 'idle_expires_at')), request)).toEqual(unknown);
    const end = () => management.database.sql`delete from sessions`;
    expect(await ask(() => session(end), request)).toEqual(unknown);
  });

  it('looks the same as a personal access token, be it unknown, expired or revoked', async () => {
    const request = getMe((secret) => ({ authorization: `Bearer ${secret}` }));
    const token = async (spoil: () => Promise<unknown>) => {
      const made = await createPersonalAccessToken(await management.signIn(), ['profile:read']);
      await spoil();
      return made.token;
    };
    const unknown = await ask(() => generateTokenSecret('personal_access_token', randomBytes), request);
    expect(unknown).toEqual({
      answer: expect.stringContaining('personal_access_token_invalid'),
      statements: 1,
    });
    expect(await ask(() => token(() => expire('personal_access_tokens')), request)).toEqual(unknown);
    const revoke = () => management.database.sql`delete from personal_access_tokens`;
    expect(await ask(() => token(revoke), request)).toEqual(unknown);
  });

  it('looks the same as an access token, be it of nobody’s family, or of one that is over or revoked', async () => {
    const request = getMe((secret) => ({ authorization: `Bearer ${secret}` }));
    const token = async (spoil: () => Promise<unknown>) => {
      const { access } = await issueTokens(await management.signIn());
      await spoil();
      return access;
    };
    // The keys it is verified by are looked up once.
    await request(replica.origin, await token(async () => {}));
    const deleted = await ask(
      () => token(() => management.database.sql`delete from token_families`),
      request,
    );
    expect(deleted).toEqual({ answer: expect.stringContaining('access_token_invalid'), statements: 1 });
    expect(await ask(() => token(() => expire('token_families')), request)).toEqual(deleted);
    expect(await ask(() => token(() => expire('token_families', 'revoked_at')), request)).toEqual(deleted);
  });

  it.each(['/v1/auth/token/refresh', '/v1/auth/token/revoke'])(
    'looks the same as a refresh token to POST %s, be it unknown, expired or revoked',
    async (path) => {
      const request = (origin: string, refresh_token: string) =>
        send(origin, 'POST', path, { body: { refresh_token }, headers: { 'x-request-id': 'the-same' } });
      const token = async (spoil: () => Promise<unknown>) => {
        const { refresh } = await issueTokens(await management.signIn());
        await spoil();
        return refresh;
      };
      const unknown = await ask(() => generateTokenSecret('refresh_token', randomBytes), request);
      expect(unknown.answer).toContain(path.endsWith('refresh') ? 'refresh_token_invalid' : 'revoked');
      const forget = () => management.database.sql`delete from token_families`;
      expect(await ask(() => token(forget), request)).toEqual(unknown);
      const revoked = await ask(() => token(() => expire('token_families', 'revoked_at')), request);
      expect(revoked.answer).toEqual(unknown.answer);
      if (path.endsWith('refresh')) {
        expect(revoked).toEqual(unknown);
        expect(await ask(() => token(() => expire('token_families')), request)).toEqual(unknown);
      }
    },
  );

  it('looks the same as a set-up link, be it unknown or expired', async () => {
    const request = (origin: string, secret: string) =>
      send(origin, 'GET', `/v1/auth/setup?token=${secret}`, { headers: { 'x-request-id': 'the-same' } });
    const link = async () => {
      const token = generateToken(randomBytes);
      const hash = management.composition.ports.hasher.sha256Hex(token);
      await management.database.sql`insert into setup_links (token_hash, created_at, expires_at)
        values (${hash}, ${management.now()} - interval '2 hours', ${management.now()} - interval '1 hour')`;
      return token;
    };
    const unknown = await ask(() => generateToken(randomBytes), request);
    expect(unknown.answer).toContain('setup_link_invalid');
    expect(await ask(link, request)).toEqual(unknown);
  });

  it('takes as much as an API key, be it unknown, revoked or expired, and differs in code and message only', async () => {
    const request = (origin: string, secret: string) =>
      send(origin, 'GET', '/v1/models', {
        headers: { 'x-request-id': 'the-same', authorization: `Bearer ${secret}` },
      });
    const workspaceId = await management.addWorkspace(await management.addOrganization());
    const key = async (spoil: () => Promise<unknown>) => {
      const { secret } = await addApiKey(management, workspaceId);
      await spoil();
      // A look-up that a change overtakes is made again.
      await changesHeard(replica.composition, management.database);
      return secret;
    };
    const unknown = await ask(() => generateApiKeySecret('live', randomBytes), request);
    const revoked = await ask(() => key(() => expire('api_keys', 'revoked_at')), request);
    const expired = await ask(() => key(() => expire('api_keys')), request);
    expect([unknown, revoked, expired].map(({ statements }) => statements)).toEqual([1, 1, 1]);
    const told = [unknown, revoked, expired].map(({ answer }) => JSON.parse(answer));
    expect(told.map(({ body }) => body.error.code)).toEqual([
      'api_key_unknown',
      'api_key_revoked',
      'api_key_expired',
    ]);
    const rest = told.map(({ status, headers, body: { error } }) => {
      const { code: _, message: __, ...others } = error;
      return { status, headers, others };
    });
    expect(new Set(rest.map((one) => JSON.stringify(one)))).toHaveLength(1);
  });
});

/** An answer to compare although every user gets another. */
function withoutUser(request: (origin: string, secret: string) => Promise<Answer>) {
  return async (origin: string, secret: string) => ({ ...(await request(origin, secret)), body: null });
}

/** Everything of an answer but when it was given, what is left of the limit, and its length, which the message decides. */
function toText({ status, headers, body }: Answer): string {
  const others = [...headers].filter(
    ([name]) => name !== 'date' && name !== 'content-length' && !name.startsWith('x-ratelimit-'),
  );
  return JSON.stringify({ status, headers: others, body });
}
