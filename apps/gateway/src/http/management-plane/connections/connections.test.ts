import { startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
const simulator = await startSimulator();
const nobody = '019bc0de-0000-7000-8000-00000000dead';
const SECRET = 'sk-of-the-platform-1234567890';
let cast: Cast;
beforeAll(async () => {
  cast = await management.addCast();
});
afterAll(() => simulator.close());

async function aConnection(body: Record<string, unknown> = {}) {
  const answer = await cast.platformAdmin.post('/v1/admin/connections', {
    name: `Connection ${crypto.randomUUID()}`,
    base_url: 'https://upstream.example',
    credential: SECRET,
    ...body,
  });
  expect(answer.status).toBe(201);
  return answer.body as { id: string; name: string; free: boolean };
}
const pathOf = ({ id }: { id: string }) => `/v1/admin/connections/${id}`;

/** Hosts to which nothing is signed with the gateway's own identity. */
const NOT_OF_AWS = [
  'https://bedrock-runtime.us-east-1.amazonaws.com.evil.example',
  'https://evil.example/bedrock-runtime.us-east-1.amazonaws.com',
  'https://evil-bedrock-runtime.us-east-1.amazonaws.com',
  'https://my-bucket.s3.us-east-1.amazonaws.com',
  'http://bedrock-runtime.us-east-1.amazonaws.com',
];

describe('POST /v1/admin/connections', () => {
  describe('201', () => {
    it('stores the connection, encrypted, and never shows its credential', async () => {
      const connection = await aConnection({ timeouts: { connect_ms: 7 } });
      expect(connection).toMatchObject({
        base_url: 'https://upstream.example/v1',
        has_credential: true,
        managed_by: 'operator',
        timeouts: { connect_ms: 7, total_ms: 1_800_000 },
        stream_options: true,
      });
      const shown = await cast.platformReader.get(pathOf(connection));
      expect(JSON.stringify([connection, shown.body])).not.toContain('1234567890');
      const [row] = await management.database.sql<{ sealed: Buffer; guarded: boolean }[]>`
        select credential_encrypted as sealed, guarded from connections where id = ${connection.id}`;
      expect([row!.sealed.includes(SECRET), row!.guarded]).toEqual([false, true]);
    });

    it('fills in what the preset says, and nothing that is given', async () => {
      const name = `Groq ${crypto.randomUUID()}`;
      const given = { preset: 'groq', name, credential: SECRET };
      expect(await cast.platformAdmin.post('/v1/admin/connections', given)).toMatchObject({
        status: 201,
        body: {
          preset: 'groq',
          kind: 'openai-compatible',
          base_url: 'https://api.groq.com/openai/v1',
          apis: ['openai', 'openai-responses'],
          credential_header: null,
          adds_models: true,
        },
      });
      const azure = await aConnection({
        preset: 'azure-openai',
        base_url: 'https://mine.openai.azure.com/openai/v1',
        adds_models: true,
        apis: null,
      });
      expect(azure).toMatchObject({ credential_header: 'api-key', adds_models: true, apis: null });
    });
  });

  describe('400', () => {
    it.each([
      ['base_url', { preset: 'vllm', name: 'x' }],
      ['base_url', { name: 'x' }],
      ['name', { base_url: 'https://upstream.example' }],
      ['kind', { preset: 'groq', kind: 'simulator' }],
      ['preset', { preset: 'no-such' }],
      ['credential_header', { preset: 'groq', credential_header: 'host' }],
      ['apis', { preset: 'groq', apis: [] }],
      ['apis', { preset: 'groq', apis: ['openai', 'openai'] }],
    ])('says that %s is missing or wrong', async (param, body) => {
      expect(await cast.platformAdmin.post('/v1/admin/connections', body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter' } },
      });
      const { error } = (await cast.platformAdmin.post('/v1/admin/connections', body)).body;
      expect(error.param.split('.')[0].split('[')[0]).toBe(param);
    });

    it.each([
      'http://127.0.0.1:8000',
      'http://2130706433/v1',
      'http://0x7f.1/v1',
      'http://[::ffff:10.0.0.1]/v1',
      'http://169.254.169.254/v1',
      'http://[fd00:ec2::254]/v1',
      'http://0.0.0.0/v1',
      'ftp://upstream.example',
      'https://user:secret@upstream.example',
    ])('refuses the address %s', async (base_url) => {
      expect(await cast.platformAdmin.post('/v1/admin/connections', { name: 'x', base_url })).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'base_url' } },
      });
    });

    it.each(['AKIAWEIRWEIRWEIRWEIR:', 'x:y', '{"accessKeyId":"AKIA"}'])(
      'refuses %s as a credential of Bedrock, and does not repeat it',
      async (credential) => {
        const base_url = 'https://bedrock-runtime.us-east-1.amazonaws.com';
        const body = { name: `Bedrock ${credential}`, kind: 'bedrock', base_url, credential };
        const answer = await cast.platformAdmin.post('/v1/admin/connections', body);
        expect(answer).toMatchObject({
          status: 400,
          body: { error: { code: 'invalid_parameter', param: 'credential' } },
        });
        expect(answer.body.error.message).not.toContain(credential);
      },
    );

    it.each(NOT_OF_AWS)("keeps the gateway's own identity from %s", async (base_url) => {
      const body = { name: base_url, kind: 'bedrock', base_url };
      expect(await cast.platformAdmin.post('/v1/admin/connections', body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'credential' } },
      });
      const withCredential = { ...body, credential: 'ABSK-of-that-host' };
      expect((await cast.platformAdmin.post('/v1/admin/connections', withCredential)).status).toBe(201);
    });

    it('refuses a credential that would end its header', async () => {
      const body = { name: 'x', base_url: 'https://upstream.example', credential: 'a\r\nx-evil: 1' };
      expect((await cast.platformAdmin.post('/v1/admin/connections', body)).body.error.param).toBe(
        'credential',
      );
    });
  });

  describe('409', () => {
    it('takes no name twice', async () => {
      const { name } = await aConnection();
      const body = { name, base_url: 'https://other.example' };
      expect(await cast.platformAdmin.post('/v1/admin/connections', body)).toMatchObject({
        status: 409,
        body: { error: { code: 'name_taken' } },
      });
    });
  });
});

describe('GET /v1/admin/connection-presets', () => {
  describe('200', () => {
    it('lists them, as a connection of each begins', async () => {
      const { body } = await cast.platformReader.get('/v1/admin/connection-presets');
      expect(body.data).toContainEqual(
        expect.objectContaining({
          name: 'azure-openai',
          base_url_required: true,
          credential_header: 'api-key',
        }),
      );
    });
  });
});

describe('PATCH /v1/admin/connections/{connection_id}', () => {
  describe('200', () => {
    it('changes what it speaks, where its credential goes and whether it adds models', async () => {
      const connection = await aConnection({ apis: ['openai'], credential_header: 'x-api-key' });
      const change = { apis: null, credential_header: null, adds_models: false };
      expect(await cast.platformAdmin.patch(pathOf(connection), { enabled: true })).toMatchObject({
        body: { apis: ['openai'], credential_header: 'x-api-key', adds_models: true },
      });
      expect(await cast.platformAdmin.patch(pathOf(connection), change)).toMatchObject({ body: change });
    });

    it('says whether what it serves costs nothing', async () => {
      const [costly, free] = [await aConnection(), await aConnection({ free: true })];
      expect([costly.free, free.free]).toEqual([false, true]);
      await cast.platformAdmin.patch(pathOf(free), { enabled: false });
      await cast.platformAdmin.patch(pathOf(costly), { free: true });
      for (const connection of [costly, free])
        expect((await cast.platformReader.get(pathOf(connection))).body.free).toBe(true);
    });

    it('keeps the credential that is not given, and moves with one that is', async () => {
      const connection = await aConnection();
      expect(await cast.platformAdmin.patch(pathOf(connection), { enabled: false })).toMatchObject({
        status: 200,
        body: { enabled: false, has_credential: true, stream_options: true },
      });
      expect(await cast.platformAdmin.patch(pathOf(connection), { stream_options: false })).toMatchObject({
        status: 200,
        body: { enabled: false, stream_options: false },
      });
      expect((await cast.platformReader.get(pathOf(connection))).body.stream_options).toBe(false);
      const move = { base_url: 'https://moved.example', credential: null };
      expect(await cast.platformAdmin.patch(pathOf(connection), move)).toMatchObject({
        status: 200,
        body: { base_url: 'https://moved.example/v1', has_credential: false },
      });
    });
  });

  describe('400', () => {
    it('changes no credential of Bedrock to one that it cannot use', async () => {
      const connection = await aConnection({
        kind: 'bedrock',
        base_url: 'https://bedrock-runtime.us-east-1.amazonaws.com/',
        credential: `AKIAWEIRWEIRWEIRWEIR:${'s'.repeat(40)}`,
      });
      expect(connection).toMatchObject({ base_url: 'https://bedrock-runtime.us-east-1.amazonaws.com' });
      expect(await cast.platformAdmin.patch(pathOf(connection), { credential: 'a:b' })).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'credential' } },
      });
    });

    it("leads the gateway's own identity to no host that is not of AWS, in however many steps", async () => {
      const evil = 'https://bedrock-runtime.us-east-1.amazonaws.com.evil.example';
      const steps = [
        [{ credential: 'ABSK-of-the-attacker', base_url: evil }, { credential: null }],
        [{ base_url: 'https://bedrock-runtime.us-east-1.amazonaws.com' }, { base_url: evil }],
        [{ credential_from: 'client', base_url: evil }, { credential_from: 'weir' }],
      ];
      for (const [begin, then] of steps) {
        const connection = await aConnection({ kind: 'bedrock', credential: null, ...begin });
        expect(await cast.platformAdmin.patch(pathOf(connection), { ...then, name: 'led' })).toMatchObject({
          status: 400,
          body: { error: { code: 'invalid_parameter', param: 'credential' } },
        });
        expect((await cast.platformReader.get(pathOf(connection))).body).toEqual(connection);
      }
    });

    it('sends no stored credential to another address', async () => {
      const connection = await aConnection();
      const patch = { base_url: 'https://evil.example' };
      expect(await cast.platformAdmin.patch(pathOf(connection), patch)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'credential' } },
      });
      expect((await cast.platformReader.get(pathOf(connection))).body.base_url).toBe(
        'https://upstream.example/v1',
      );
    });
  });

  describe('404', () => {
    it('does not know a connection that is not there', async () => {
      expect((await cast.platformAdmin.patch(pathOf({ id: nobody }), { enabled: true })).status).toBe(404);
    });
  });

  describe('409', () => {
    it('leaves what the environment configures to it', async () => {
      const connection = await aConnection();
      await management.database
        .sql`update connections set managed_by = 'environment' where id = ${connection.id}`;
      for (const answer of [
        await cast.platformAdmin.patch(pathOf(connection), { enabled: false }),
        await cast.platformAdmin.delete(pathOf(connection)),
      ]) {
        expect(answer).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
        expect(answer.body.error.message).toContain('WEIR_UPSTREAM_URL');
      }
    });
  });
});

describe('POST /v1/admin/connections/{connection_id}/test', () => {
  describe('200', () => {
    it('asks the upstream in the way of requests, guard included', async () => {
      const connection = await aConnection({ credential: null });
      const { sql } = management.database;
      await sql`update connections set base_url = ${`${simulator.url}/v1`} where id = ${connection.id}`;
      expect(await cast.platformAdmin.post(`${pathOf(connection)}/test`, {})).toMatchObject({
        status: 200,
        body: { test_code: 'upstream_address_refused', models: null },
      });
      expect(simulator.requests).toHaveLength(0);
      await sql`update connections set guarded = false where id = ${connection.id}`;
      const answer = await cast.platformAdmin.post(`${pathOf(connection)}/test`, {});
      expect(answer.body).toMatchObject({ test_code: 'ok', http_status: null, models: expect.any(Number) });
      await sql`update connections set base_url = ${`${simulator.url}/nowhere`} where id = ${connection.id}`;
      const failed = await cast.platformAdmin.post(`${pathOf(connection)}/test`, {});
      expect(failed.body).toMatchObject({ test_code: 'upstream_rejected', http_status: 404, models: null });
      await cast.platformAdmin.delete(pathOf(connection));
    });
  });

  describe('404', () => {
    it('does not know a connection that is not there', async () => {
      expect((await cast.platformAdmin.post(`${pathOf({ id: nobody })}/test`, {})).status).toBe(404);
    });
  });

  describe('409', () => {
    it('asks nothing of a disabled one', async () => {
      const connection = await aConnection();
      await cast.platformAdmin.patch(pathOf(connection), { enabled: false });
      expect((await cast.platformAdmin.post(`${pathOf(connection)}/test`, {})).status).toBe(409);
    });
  });
});

describe('DELETE /v1/admin/connections/{connection_id}', () => {
  describe('204', () => {
    it('deletes it with its credential, and records who did', async () => {
      const connection = await aConnection();
      expect((await cast.platformAdmin.delete(pathOf(connection))).status).toBe(204);
      expect((await cast.platformReader.get(pathOf(connection))).status).toBe(404);
    });
  });

  describe('409', () => {
    it('leaves what the environment configures to it', async () => {
      const connection = await aConnection();
      await management.database
        .sql`update connections set managed_by = 'environment' where id = ${connection.id}`;
      expect((await cast.platformAdmin.delete(pathOf(connection))).status).toBe(409);
    });
  });
});

describe('GET /v1/admin/connections', () => {
  describe('200', () => {
    it('lists them, newest first, without credentials', async () => {
      const connection = await aConnection();
      const { status, body } = await cast.platformReader.get('/v1/admin/connections?limit=100');
      expect(status).toBe(200);
      expect(body.data).toContainEqual(connection);
      expect(JSON.stringify(body)).not.toContain('sk-');
    });
  });
});

describe('GET /v1/admin/connections/{connection_id}', () => {
  describe('200', () => {
    it('shows it to a reader of the platform', async () => {
      const connection = await aConnection();
      expect(await cast.platformReader.get(pathOf(connection))).toMatchObject({
        status: 200,
        body: connection,
      });
    });
  });
});
