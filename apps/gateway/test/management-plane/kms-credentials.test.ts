import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf, startTestKms, type TestKms } from '@weir/crypto/testing';
import { bindingOfBrought } from '@weir/domain/credentials';
import type { ConnectionId, CredentialId } from '@weir/domain/kernel';
import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { callWeir } from '../cli/call-weir.ts';
import { addModel } from './add-model.ts';
import {
  type Cast,
  type OwnTestManagement,
  startTestManagement,
  WEIR_MASTER_KEY,
} from './start-test-management.ts';
import { addConnection, addKey, addKeyTo, complete, credentialsSentTo, untilSentWith } from './upstreams.ts';

const KMS = 2;
const LOCAL = 1;

describe('provider credentials with KMS_KEY_ID', () => {
  let kms: TestKms;
  let management: OwnTestManagement;
  let upstream: Simulator;
  let cast: Cast;
  let connectionId: ConnectionId;
  let path: string;
  let key: string;
  beforeAll(async () => {
    [kms, upstream] = await Promise.all([startTestKms(), startSimulator()]);
    for (const [name, value] of Object.entries(environmentOf(kms))) vi.stubEnv(name, value);
    management = await startTestManagement({
      KMS_KEY_ID: kms.keyArn,
      ALLOW_PRIVATE_UPSTREAMS: '127.0.0.0/8',
    });
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/credentials`;
    connectionId = await addConnection(management, {
      name: 'upstream',
      baseUrl: `${upstream.url}/v1`,
      models: [['meadow', 'sim-fast']],
    });
    key = await addKey(management, cast.organizationId);
  });
  beforeEach(() => {
    kms.calls.length = 0;
  });
  afterEach(async () => {
    kms.fault = null;
    await management.database.sql`delete from organization_credentials`;
  });
  afterAll(async () => {
    await management.stop();
    vi.unstubAllEnvs();
    await Promise.all([upstream.close(), kms.close()]);
  });

  const bring = async (owner: Record<string, string> = {}, secret = `sk-${crypto.randomUUID()}`) => {
    const answer = await cast.admin.post(path, { connection_id: connectionId, api_key: secret, ...owner });
    expect(answer.status).toBe(201);
    return { id: answer.body.id as CredentialId, secret };
  };
  const versions = async () => {
    const rows = await management.database.sql<{ version: number }[]>`
      select get_byte(credential_encrypted, 0) as version from organization_credentials
      union all select get_byte(credential_encrypted, 0) from connections where managed_by = 'operator' and guarded`;
    return rows.map(({ version }) => version);
  };
  const decryptions = () => kms.calls.filter(({ operation }) => operation === 'Decrypt');
  /** What the running gateway asked, for this credential. */
  const decryptionsOf = (id: string) => decryptions().filter(({ context }) => context.credential_id === id);

  it('are sealed by KMS, bound to their owner, and decrypted once for all requests that need them', async () => {
    const workspaceId = await management.addWorkspace(cast.organizationId, 'Narrow');
    const { key: narrow, secret: narrowKey } = await addKeyTo(management, {
      ...cast,
      workspaceId,
      mode: 'live',
    });
    const context = {
      purpose: 'organization-credential',
      organization_id: cast.organizationId,
      connection_id: connectionId,
    };
    for (const [owner, sender] of [
      [{}, key],
      [{ workspace_id: workspaceId }, narrowKey],
      [{ api_key_id: narrow.id }, narrowKey],
    ] as const) {
      const { id, secret } = await bring(owner);
      expect(kms.calls.at(-1)).toEqual({
        operation: 'GenerateDataKey',
        context: { ...context, ...owner, credential_id: id },
        keyId: kms.keyArn,
      });
      await untilSentWith(management, upstream, sender, 'meadow', secret);
      await Promise.all(Array.from({ length: 8 }, () => complete(management, sender, 'meadow')));
      expect(credentialsSentTo(upstream).slice(-8)).toEqual(Array(8).fill(secret));
      expect(decryptionsOf(id)).toHaveLength(1);
    }
    expect(await versions()).toEqual([KMS, KMS, KMS]);
  });

  it('are used anew as soon as they are rotated, and stay decrypted when something else changes', async () => {
    const { id, secret } = await bring();
    await untilSentWith(management, upstream, key, 'meadow', secret);
    await addConnection(management, {
      name: 'another',
      baseUrl: `${upstream.url}/v1`,
      models: [['brook', 'sim-fast']],
    });
    await complete(management, key, 'meadow');
    expect(decryptionsOf(id)).toHaveLength(1);
    expect((await cast.admin.post(`${path}/${id}/rotate`, { api_key: 'sk-rotated' })).status).toBe(200);
    await untilSentWith(management, upstream, key, 'meadow', 'sk-rotated');
    expect(decryptionsOf(id)).toHaveLength(2);
  });

  it('cannot be brought, rotated or tested while KMS refuses, and say so', async () => {
    const { id, secret } = await bring();
    kms.fault = { status: 400, type: 'AccessDeniedException' };
    const workspaceId = await management.addWorkspace(cast.organizationId, 'Without');
    for (const answer of [
      await cast.admin.post(path, {
        connection_id: connectionId,
        api_key: 'sk-new',
        workspace_id: workspaceId,
      }),
      await cast.admin.post(`${path}/${id}/rotate`, { api_key: 'sk-rotated' }),
      await cast.platformAdmin.post('/v1/admin/connections', {
        name: 'sealed',
        base_url: upstream.url,
        credential: 'sk-own',
      }),
    ]) {
      expect(answer).toMatchObject({
        status: 503,
        body: { error: { code: 'credential_unavailable', message: expect.stringContaining('key service') } },
      });
      expect(answer.headers.get('retry-after')).toBe('60');
      expect(JSON.stringify(answer.body)).not.toMatch(/AccessDenied|arn:|sk-/);
    }
    expect((await cast.admin.post(`${path}/${id}/test`)).body.test_code).toBe('credential_unavailable');
    kms.fault = null;
    expect((await cast.admin.get(path)).body.data).toHaveLength(1);
    await untilSentWith(management, upstream, key, 'meadow', secret);
  });

  it('ask KMS for nobody who may not bring them', async () => {
    const body = { connection_id: connectionId, api_key: 'sk-stolen' };
    expect((await cast.member.post(path, body)).status).toBe(403);
    expect((await cast.stranger.post(path, body)).status).toBe(404);
    const refused = { connection_id: cast.organizationId, api_key: 'sk-stolen' };
    expect((await cast.admin.post(path, refused)).status).toBe(404);
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      action: 'credential.create',
      outcome: 'refused',
    });
    expect(kms.calls).toEqual([]);
  });

  it('fail requests clearly while KMS is away, ask no upstream, and open no breaker', async () => {
    const { id } = await bring();
    kms.fault = { status: 400, type: 'DisabledException' };
    const answer = await vi.waitFor(
      async () => {
        const refused = await complete(management, key, 'meadow');
        expect(refused.status).toBe(503);
        return JSON.parse(refused.text);
      },
      { timeout: 10_000, interval: 20 },
    );
    expect(answer.error).toMatchObject({
      code: 'credential_unavailable',
      message: 'The credential for the upstream is not available at the moment.',
    });
    upstream.reset();
    kms.calls.length = 0;
    for (let round = 0; round < 5; round++) await complete(management, key, 'meadow');
    expect(credentialsSentTo(upstream)).toEqual([]);
    // One question every five seconds, not one for each request.
    expect(decryptionsOf(id).length).toBeLessThanOrEqual(1);
    const { breakers } = management.composition.services;
    expect(breakers.broughtOpen).toBe(0);
    expect(management.logger.of('credential.not_opened')).toContainEqual({
      connectionId,
      credentialId: id,
      errorCode: 'kms_key_unusable',
    });
    const other = await management.addOrganization([[cast.stranger, 'owner']]);
    expect((await complete(management, await addKey(management, other), 'meadow')).status).toBe(200);
  });

  it('of connections are sealed as well, and opened for requests, discovery and tests', async () => {
    const { status, body } = await cast.platformAdmin.post('/v1/admin/connections', {
      name: 'sealed',
      base_url: upstream.url,
      credential: 'sk-own-of-the-connection',
    });
    expect(status).toBe(201);
    expect(kms.calls.at(-1)).toMatchObject({
      operation: 'GenerateDataKey',
      context: { purpose: 'provider-credential', connection_id: body.id },
    });
    expect(await versions()).toEqual([KMS]);
    const pathOfIt = `/v1/admin/connections/${body.id}`;
    expect((await cast.platformAdmin.post(`${pathOfIt}/test`)).body.test_code).toBe('ok');
    expect(upstream.requests.at(-1)!.headers.authorization).toBe('Bearer sk-own-of-the-connection');
    const model = await addModel(management);
    const deployment = { model_id: model.id, connection_id: body.id, upstream_name: 'sim-fast' };
    expect((await cast.platformAdmin.post('/v1/admin/deployments', deployment)).status).toBe(201);
    await untilSentWith(management, upstream, key, model.name, 'sk-own-of-the-connection');
    expect(
      decryptions().filter(
        ({ context }) => context.connection_id === body.id && context.credential_id === undefined,
      ),
    ).toHaveLength(1);
    expect((await cast.platformAdmin.delete(pathOfIt)).status).toBe(204);
  });

  it('are read however they are sealed, and weir credentials reseal moves them from one way to the other', async () => {
    const { id, secret } = await bring();
    const { cipher } = management.composition.services.management;
    const place = {
      id,
      organizationId: cast.organizationId,
      workspaceId: null,
      apiKeyId: null,
      connectionId,
    };
    const { purpose, boundTo } = bindingOfBrought(place);
    await management.database.sql`
      update organization_credentials
      set credential_encrypted = ${Buffer.from(cipher.encrypt('sk-under-the-master-key', purpose, boundTo))}`;
    await untilSentWith(management, upstream, key, 'meadow', 'sk-under-the-master-key');
    expect(await versions()).toEqual([LOCAL]);
    expect(secret).not.toBe('sk-under-the-master-key');

    // Beside the credential, those of two connections that tests before this one added.
    const env = { DATABASE_URL: management.databaseUrl, WEIR_MASTER_KEY };
    const toKms = await callWeir(['credentials', 'reseal'], { ...env, KMS_KEY_ID: kms.keyArn });
    expect(toKms).toMatchObject({ code: 0, stdout: 'Encrypted 3 credential(s) by AWS KMS.\n' });
    expect(await versions()).toEqual([KMS]);
    await vi.waitFor(() =>
      complete(management, key, 'meadow').then(() => expect(decryptionsOf(id)).not.toEqual([])),
    );
    expect(credentialsSentTo(upstream).at(-1)).toBe('sk-under-the-master-key');

    const back = await callWeir(['credentials', 'reseal'], env);
    expect(back).toMatchObject({ code: 0, stdout: 'Encrypted 3 credential(s) under the master key.\n' });
    expect(await versions()).toEqual([LOCAL]);

    kms.fault = { status: 400, type: 'AccessDeniedException' };
    const failed = await callWeir(['credentials', 'reseal'], { ...env, KMS_KEY_ID: kms.keyArn });
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain('key service');
    kms.fault = null;
    await management.database
      .sql`update organization_credentials set credential_encrypted = ${Buffer.from('garbled')}`;
    const unreadable = await callWeir(['credentials', 'reseal'], env);
    expect(unreadable).toMatchObject({
      code: 1,
      stdout: 'Encrypted 2 credential(s) under the master key.\n',
    });
    expect(unreadable.stderr).toContain(id);
  });

  it('are not sealed anew under a master key that the gateways do not have', async () => {
    await management.composition.services.management.signer.prepare();
    await bring();
    const dataDir = await mkdtemp(join(tmpdir(), 'weir-test-kms-'));
    const of = { DATABASE_URL: management.databaseUrl, WEIR_DATA_DIR: dataDir };
    const another = Buffer.alloc(32, 8).toString('base64');
    for (const [env, message] of [
      [of, 'WEIR_MASTER_KEY: is not set'],
      [{ ...of, WEIR_MASTER_KEY: another }, 'WEIR_MASTER_KEY: another master key'],
    ] as const) {
      const { code, stderr } = await callWeir(['credentials', 'reseal'], env);
      expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
    }
    expect(await versions()).toEqual([KMS]);
    expect(await readdir(dataDir)).toEqual([]);
    await rm(dataDir, { recursive: true });
  });

  it('leave no key and no secret in the log', () => {
    const logged = JSON.stringify(management.logger.entries);
    expect(kms.givenKeys.length).toBeGreaterThan(5);
    for (const text of [...kms.givenKeys, 'sk-']) expect(logged).not.toContain(text);
  });
});
