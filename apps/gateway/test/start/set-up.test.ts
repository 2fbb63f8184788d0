import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import OpenAI from 'openai';
import { describe, expect, it, onTestFinished } from 'vitest';
import { signInAs } from '../management-plane/browser.ts';
import { startOidcServer } from '../management-plane/oidc-server.ts';
import { SpawnedGateway } from './spawned-gateway.ts';
import { startedDirectory } from './temporary-directory.ts';

const TIMEOUT_MS = 120_000;
const GRACE = { id: 'grace', name: 'Grace', email: 'grace@example.com', emailVerified: true };

/** curl, with a cookie jar. What it prints, parsed. */
function curlIn(directory: string) {
  // biome-ignore lint/suspicious/noExplicitAny: what is in the answers is asserted
  return async (url: string, ...flags: string[]): Promise<any> => {
    const jar = join(directory, 'cookies.txt');
    const { stdout } = await promisify(execFile)(
      'curl',
      ['--silent', '--show-error', '--cookie', jar, '--cookie-jar', jar, ...flags, url],
      { timeout: 30_000 },
    );
    return stdout === '' ? null : JSON.parse(stdout);
  };
}

const posting = (body: object) => [
  '--header',
  'content-type: application/json',
  '--data',
  JSON.stringify(body),
];

describe('with only the set-up link', () => {
  it(
    'an admin makes an organization, invites somebody who signs in elsewhere, makes a key and streams',
    async () => {
      const directory = await startedDirectory();
      const first = await SpawnedGateway.start({ directory });
      const setupUrl = (await first.quickStart()).setup_url!;
      const curl = curlIn(directory);
      await curl(setupUrl);
      const me = await curl(`${first.baseUrl}/users/me`);
      expect(me).toMatchObject({ platform_role: 'admin' });

      const organization = await curl(`${first.baseUrl}/organizations`, ...posting({ name: 'Meadow' }));
      const at = (path: string) => `${first.baseUrl}/organizations/${organization.id}${path}`;
      const workspace = await curl(at('/workspaces'), ...posting({ name: 'Research' }));
      const keys = `/workspaces/${workspace.id}/api-keys`;
      const adminKey = await curl(first.baseUrl + keys, ...posting({ name: 'first', mode: 'live' }));
      expect(adminKey.secret).toMatch(/^sk-live-/);
      const invited = await curl(
        at('/invitations'),
        ...posting({ invitations: [{ email: GRACE.email, role: 'member' }] }),
      );
      expect(invited).toMatchObject({
        data: [{ status: 'invited', accept_url: expect.stringContaining('http') }],
      });
      expect(await first.stop()).toBe(0);

      const issuer = await startOidcServer([GRACE]);
      onTestFinished(() => issuer.stop());
      const second = await SpawnedGateway.start({ directory, env: issuer.env });
      const origin = new URL(second.baseUrl).origin;
      const grace = await signInAs(origin, GRACE.id);
      const received = await grace.get('/v1/users/me/invitations');
      const invitation = received.body.data[0];
      expect(invitation).toMatchObject({ organization_id: organization.id, role: 'member' });
      const accepted = await grace.request('POST', `/v1/users/me/invitations/${invitation.id}/accept`, {});
      expect(accepted.status).toBe(200);
      const made = await grace.request('POST', `/v1${keys}`, { name: "Grace's", mode: 'live' });
      expect(made.status).toBe(201);

      const client = new OpenAI({ baseURL: second.baseUrl, apiKey: made.body.secret });
      const stream = await client.chat.completions.create({
        model: 'sim-echo',
        stream: true,
        messages: [{ role: 'user', content: 'Hello' }],
      });
      let text = '';
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
      expect(text.length).toBeGreaterThan(10);

      const log = await curl(`${second.baseUrl}/organizations/${organization.id}/audit-log`);
      const graceId = (await grace.get('/v1/users/me')).body.id;
      const story = log.data
        .toReversed()
        .map((record: { actor: { user_id: string }; action: string }) => [
          record.actor.user_id,
          record.action,
        ]);
      expect(story).toEqual([
        [me.id, 'organization.create'],
        [me.id, 'workspace.create'],
        [me.id, 'api_key.create'],
        [me.id, 'invitation.create'],
        [graceId, 'invitation.accept'],
        [graceId, 'api_key.create'],
      ]);
      const platform = await curl(`${second.baseUrl}/admin/audit-log`);
      const actions = platform.data.map((record: { action: string }) => record.action);
      expect(actions).toEqual(expect.arrayContaining(['api_key.bootstrap', 'set_up', 'sign_in']));
      expect(await second.stop()).toBe(0);
    },
    TIMEOUT_MS,
  );
});
