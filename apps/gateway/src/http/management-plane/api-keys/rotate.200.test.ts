import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { changesHeard } from '../../../../test/changes-heard.ts';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('POST /v1/workspaces/{workspace_id}/api-keys/{key_id}/rotate, 200', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  const soon = (secret: string, outcome: string) =>
    vi.waitFor(async () => expect(await tests.open(secret)).toBe(outcome), 10_000);

  it('replaces the secret at once, and keeps all else', async () => {
    const { cast, management, path } = tests;
    const { secret, ...made } = (
      await tests.create(cast.member, {
        mode: 'test',
        expires_at: '2999-01-01T00:00:00.000Z',
        allowed_models: ['a'],
        allowed_ip_ranges: ['127.0.0.0/8'],
        endpoint_scopes: ['models'],
        metadata: { project: 'search' },
      })
    ).body;
    expect(await tests.open(secret)).toBe('ok');
    const answer = await cast.member.post(`${path}/${made.id}/rotate`, {});
    const { secret: next, ...rotated } = answer.body;
    expect(answer.status).toBe(200);
    expect(next).toMatch(/^sk-test-[0-9A-Za-z]{49}$/);
    expect(rotated).toEqual({
      ...made,
      prefix: next.slice(0, 12),
      last_four: next.slice(-4),
      rotated_at: expect.stringMatching(/Z$/),
    });
    await soon(secret, 'api_key_revoked');
    expect(await tests.open(next)).toBe('ok');

    expect((await cast.member.get(`${path}/${made.id}`)).body).toEqual(rotated);
    const audit = await management.audit(cast.organizationId);
    expect(audit[0]).toMatchObject({ action: 'api_key.rotate', target: { kind: 'api_key', id: made.id } });
    expect(JSON.stringify([audit, management.logger.entries])).not.toContain(next.slice(12));
  });

  it('lets both secrets work during the grace, and ends the older when it is rotated again', async () => {
    const { cast, path } = tests;
    const { id, secret: first } = (await tests.create(cast.member)).body;
    const rotate = async () =>
      (await cast.member.post(`${path}/${id}/rotate`, { grace_seconds: 604_800 })).body;
    const { secret: second, previous_secret_expires_at: until } = await rotate();
    expect(Date.parse(until) - Date.now()).toBeGreaterThan(604_790_000);
    await soon(second, 'ok');
    expect(await tests.open(first)).toBe('ok');
    const { secret: third } = await rotate();
    await soon(first, 'api_key_unknown');
    await soon(third, 'ok');
    expect(await tests.open(second)).toBe('ok');
  });

  it('ends the previous secret when the grace is over, without a word from anybody', async () => {
    const { cast, management, path } = tests;
    const { id, secret } = (await tests.create(cast.member)).body;
    const { secret: next } = (await cast.member.post(`${path}/${id}/rotate`, { grace_seconds: 60 })).body;
    await changesHeard(management.composition, management.database);
    expect(await tests.open(secret)).toBe('ok');
    const { parts, services } = management.composition;
    const overMs = services.clock.nowMs() + 60_000;
    const findByHash = vi.spyOn(parts.apiKeys, 'findByHash');
    const nowMs = vi.spyOn(services.clock, 'nowMs').mockReturnValue(overMs);
    try {
      expect(await tests.open(secret)).toBe('api_key_revoked');
      expect(findByHash).not.toHaveBeenCalled();
      expect(await tests.open(next)).toBe('ok');
    } finally {
      nowMs.mockRestore();
      findByHash.mockRestore();
    }
  });

  it('gives a key of the organization another secret when an admin asks', async () => {
    const { cast, path } = tests;
    const { id } = (await tests.create(cast.admin, { organization_owned: true })).body;
    expect(await cast.owner.post(`${path}/${id}/rotate`, {})).toMatchObject({
      status: 200,
      body: { owner_user_id: null },
    });
  });
});
