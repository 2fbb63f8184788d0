import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  type OwnTestManagement,
  startTestManagement,
} from '../../../test/management-plane/start-test-management.ts';

describe('a write with a session cookie', () => {
  let management: OwnTestManagement;
  let cast: Cast;
  let number = 0;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());
  const write = (headers: Record<string, string>) =>
    cast.owner.post(`/v1/organizations/${cast.organizationId}/teams`, { name: `Team ${++number}` }, headers);

  it.each([
    ['from a page of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['from a page of another subdomain', { origin: 'http://evil.127.0.0.1', 'sec-fetch-site': 'same-site' }],
    ['from a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['from a sandboxed frame', { origin: 'null' }],
    ['from a browser that tells the site only', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused %s', async (_, headers) => {
    expect(await write(headers)).toMatchObject({
      status: 403,
      body: { error: { code: 'cross_origin_refused' } },
    });
    expect(
      (await cast.owner.get(`/v1/organizations/${cast.organizationId}/teams?limit=100`)).body.data,
    ).toHaveLength(0);
  });

  it('is taken from our own pages and from programs', async () => {
    const own = management.origin;
    for (const headers of [
      { origin: own, 'sec-fetch-site': 'same-origin' },
      { origin: own },
      { 'sec-fetch-site': 'none' },
      {},
    ]) {
      expect((await write(headers)).status).toBe(201);
    }
  });

  it('may be sent by nobody as a form, whatever it says of itself', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await write({ 'content-type': type });
      expect(answer).toMatchObject({ status: 415, body: { error: { code: 'unsupported_media_type' } } });
    }
  });

  it('lets pages of other origins read when it reads, as their browser will not show them the answer', async () => {
    const answer = await cast.owner.get(`/v1/organizations/${cast.organizationId}/teams`, {
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('with a PUBLIC_URL', () => {
  let management: OwnTestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement({ PUBLIC_URL: 'http://127.0.0.1/weir/' });
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('only its origin is ours, whatever host a request came to', async () => {
    const path = `/v1/organizations/${cast.organizationId}/teams`;
    expect((await cast.owner.post(path, { name: 'A' }, { origin: 'http://127.0.0.1' })).status).toBe(201);
    expect((await cast.owner.post(path, { name: 'B' }, { origin: management.origin })).status).toBe(403);
  });
});

describe('with CORS_ORIGINS', () => {
  const CONSOLE = 'https://console.example.com';
  let management: OwnTestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement({ CORS_ORIGINS: `${CONSOLE}, http://localhost:5173` });
    cast = await management.addCast();
  });
  afterAll(() => management.stop());
  const preflight = async (origin: string) =>
    fetch(`${management.origin}/v1/organizations/${cast.organizationId}/teams`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    });

  it('pages of those origins may call, with their cookies', async () => {
    const answer = await preflight(CONSOLE);
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': CONSOLE,
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': expect.stringContaining('idempotency-key'),
      vary: expect.stringContaining('Origin'),
    });
    const path = `/v1/organizations/${cast.organizationId}/teams`;
    const written = await cast.owner.post(
      path,
      { name: 'A' },
      { origin: CONSOLE, 'sec-fetch-site': 'same-site' },
    );
    expect(written.status).toBe(201);
    expect(written.headers.get('access-control-allow-origin')).toBe(CONSOLE);
  });

  it('pages of others may not', async () => {
    for (const origin of ['https://evil.example', 'https://console.example.com.evil.example', 'null']) {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const headers = { origin, 'sec-fetch-site': 'cross-site' };
      expect((await cast.owner.post(path, { name: 'B' }, headers)).status).toBe(403);
    }
  });
});
