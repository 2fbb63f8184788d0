import type { ConnectionId, OrganizationId } from '@weir/domain/kernel';
import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Cast, type OwnTestManagement, startTestManagement } from './start-test-management.ts';
import {
  addConnection,
  addKey,
  addKeyTo,
  complete,
  credentialsSentTo,
  PLATFORM_KEY,
  untilSentWith,
} from './upstreams.ts';

const OWN = 'sk-own-credential-of-one-organization';
const ROTATED = 'sk-rotated-credential-of-one-organization';

describe('requests of an organization that brought a credential', () => {
  let management: OwnTestManagement;
  let cast: Cast;
  let first: Simulator;
  let second: Simulator;
  let connectionId: ConnectionId;
  let simulated: ConnectionId;
  let path: string;
  let key: string;
  let testKey: string;
  let strangersKey: string;
  let other: OrganizationId;
  beforeAll(async () => {
    [management, first, second] = await Promise.all([
      startTestManagement(),
      startSimulator(),
      startSimulator(),
    ]);
    cast = await management.addCast();
    other = await management.addOrganization([[cast.stranger, 'owner']]);
    path = `/v1/organizations/${cast.organizationId}/credentials`;
    connectionId = await addConnection(management, {
      name: 'first',
      baseUrl: `${first.url}/v1`,
      models: [
        ['meadow', 'sim-fast'],
        ['brook', 'sim-error-500'],
        ['refused', 'sim-error-401'],
      ],
    });
    await addConnection(management, {
      name: 'second',
      baseUrl: `${second.url}/v1`,
      models: [['brook', 'sim-fast']],
      tier: 1,
    });
    simulated = await addConnection(management, {
      name: 'simulated',
      baseUrl: `${second.url}/v1`,
      kind: 'simulator',
      models: [['play', 'sim-fast']],
    });
    [key, testKey, strangersKey] = await Promise.all([
      addKey(management, cast.organizationId),
      addKey(management, cast.organizationId, 'test'),
      addKey(management, other),
    ]);
  });
  beforeEach(async () => {
    await management.database.sql`delete from organization_credentials`;
    await untilSentWith(management, first, key, 'meadow', PLATFORM_KEY);
    first.reset();
    second.reset();
  });
  afterAll(async () => {
    await management.stop();
    await Promise.all([first.close(), second.close()]);
  });
  const bring = async () => {
    const { status, body } = await cast.admin.post(path, { connection_id: connectionId, api_key: OWN });
    expect(status).toBe(201);
    await untilSentWith(management, first, key, 'meadow', OWN);
    first.reset();
    return body.id as string;
  };

  it('go with it from then on, with the new one once it is rotated, with the own of the connection once it is deleted', async () => {
    const id = await bring();
    expect((await cast.admin.post(`${path}/${id}/rotate`, { api_key: ROTATED })).status).toBe(200);
    await untilSentWith(management, first, key, 'meadow', ROTATED);
    expect((await cast.owner.delete(`${path}/${id}`)).status).toBe(204);
    await untilSentWith(management, first, key, 'meadow', PLATFORM_KEY);
  });

  it('go with that of their key, else of their workspace, else of their organization, and lose it with its owner', async () => {
    const workspaceId = await management.addWorkspace(cast.organizationId, 'With its own');
    const of = { organizationId: cast.organizationId, workspaceId, mode: 'live' } as const;
    const [{ key: narrow, secret }, { secret: besideIt }] = [
      await addKeyTo(management, of),
      await addKeyTo(management, of),
    ];
    await bring();
    for (const [owner, credential] of [
      [{ workspace_id: workspaceId }, 'sk-of-the-workspace'],
      [{ api_key_id: narrow.id }, 'sk-of-the-key'],
    ] as const) {
      const body = { connection_id: connectionId, api_key: credential, ...owner };
      expect((await cast.admin.post(path, body)).status).toBe(201);
      await untilSentWith(management, first, secret, 'meadow', credential);
    }
    first.reset();
    for (const sender of [secret, besideIt, key]) await complete(management, sender, 'meadow');
    expect(credentialsSentTo(first)).toEqual(['sk-of-the-key', 'sk-of-the-workspace', OWN]);

    const secrets = async () => (await cast.admin.get(path)).body.data.length;
    const keyPath = `/v1/workspaces/${workspaceId}/api-keys/${narrow.id}`;
    expect((await cast.owner.delete(keyPath)).status).toBe(200);
    expect(await secrets()).toBe(2);
    expect((await cast.owner.delete(`/v1/workspaces/${workspaceId}`)).status).toBe(204);
    expect(await secrets()).toBe(1);
    expect((await cast.owner.post(`/v1/workspaces/${workspaceId}/restore`)).status).toBe(200);
    expect(await secrets()).toBe(2);
    await untilSentWith(management, first, besideIt, 'meadow', 'sk-of-the-workspace');
  });

  it('alone do: those of another organization never', async () => {
    await bring();
    for (let round = 0; round < 3; round++) await complete(management, strangersKey, 'meadow');
    expect(credentialsSentTo(first)).toEqual([PLATFORM_KEY, PLATFORM_KEY, PLATFORM_KEY]);
  });

  it('do not carry it on to another connection', async () => {
    await bring();
    expect((await complete(management, key, 'brook')).status).toBe(200);
    expect(credentialsSentTo(first)).toEqual([OWN]);
    expect(credentialsSentTo(second)).toEqual([PLATFORM_KEY]);
  });

  it('go without it with a test key, even where there is one', async () => {
    await management.database.sql`
      insert into organization_credentials (id, organization_id, connection_id, credential_encrypted, last_four, created_at)
      values (gen_random_uuid(), ${cast.organizationId}, ${simulated}, ${encrypt(OWN, cast.organizationId, simulated)}, '', ${management.now()})`;
    await untilSentWith(management, second, key, 'play', OWN);
    second.reset();
    expect((await complete(management, testKey, 'play')).status).toBe(200);
    expect(credentialsSentTo(second)).toEqual([PLATFORM_KEY]);
  });

  it('are told what the upstream says of it, but never the credential', async () => {
    await bring();
    const { status, text } = await complete(management, key, 'refused');
    expect(status).toBe(502);
    expect(text).toContain('upstream_credential_rejected');
    expect(text).not.toContain(OWN);
  });

  it.each([
    ['another organization', () => encrypt(OWN, other, connectionId)],
    ['another connection', () => encrypt(OWN, cast.organizationId, simulated)],
    ['nobody', () => Buffer.from('not a ciphertext')],
  ])('fail clearly when what is stored is of %s, and nobody else does', async (_, sealed) => {
    const id = await bring();
    await management.database.sql`
      update organization_credentials set credential_encrypted = ${sealed()} where id = ${id}`;
    const refused = await vi.waitFor(
      async () => {
        const answer = await complete(management, key, 'meadow');
        expect(answer.status).toBe(503);
        return JSON.parse(answer.text);
      },
      { timeout: 10_000, interval: 20 },
    );
    expect(refused.error).toMatchObject({
      code: 'no_deployment_available',
      message: expect.stringContaining('cannot be read'),
    });
    first.reset();
    expect((await complete(management, key, 'brook')).status).toBe(503);
    expect(credentialsSentTo(first)).toEqual([]);
    expect(credentialsSentTo(second)).toEqual([]);
    expect((await complete(management, strangersKey, 'meadow')).status).toBe(200);
    expect(management.logger.of('catalog.credential_unreadable')).toContainEqual({
      credentialId: id,
      connectionId,
    });
  });

  function encrypt(secret: string, organizationId: OrganizationId, connection: ConnectionId): Buffer {
    const { cipher } = management.composition.services.management;
    return Buffer.from(cipher.encrypt(secret, 'organization-credential', `${organizationId}/${connection}`));
  }
});
