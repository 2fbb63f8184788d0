import { makeSetupLink } from '@weir/domain/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/auth/setup, 401', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it('answers alike to a used, an expired, a replaced, an unknown and a missing token, and records it', async () => {
    const used = await makeLink();
    expect((await follow(used)).status).toBe(303);
    const replaced = await makeLink();
    const expired = await makeLink();
    await management.database.sql`update setup_links set expires_at = ${management.now()}`;
    const unknown = `/v1/auth/setup?token=${'A'.repeat(43)}`;
    const bodies = new Set<string>();
    for (const link of [used, replaced, expired, unknown, '/v1/auth/setup?token=', '/v1/auth/setup']) {
      const { status, headers, body } = await follow(link);
      expect(status).toBe(401);
      expect(headers.getSetCookie()).toEqual([]);
      const { request_id, ...error } = body.error;
      expect(error.code).toBe('setup_link_invalid');
      bodies.add(JSON.stringify(error));
      expect((await management.audit())[0]).toMatchObject({
        actor: { kind: 'anonymous', userId: null },
        action: 'set_up',
        outcome: 'failed',
        errorCode: 'setup_link_invalid',
        target: null,
        requestId: request_id,
      });
    }
    expect(bodies.size).toBe(1);
  });

  it('opens nothing to the stored hash', async () => {
    await makeLink();
    const [row] = await management.database.sql`select token_hash from setup_links`;
    expect((await follow(`/v1/auth/setup?token=${row!.token_hash}`)).status).toBe(401);
  });

  it('leaves one link, however many replicas start at once', async () => {
    const links = await Promise.all(Array.from({ length: 10 }, makeLink));
    const answers = await Promise.all(links.map(follow));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  async function makeLink(): Promise<string> {
    const link = await makeSetupLink(management.origin, management.composition.services.management);
    return link.slice(management.origin.length);
  }

  function follow(link: string) {
    return send(management.origin, 'GET', link);
  }
});
