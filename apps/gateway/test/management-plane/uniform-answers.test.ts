import { ErrorEnvelope } from '@weir/contracts/errors';
import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import { send } from './person.ts';
import { type Cast, sharedTestManagement } from './start-test-management.ts';

const management = await sharedTestManagement();

const SOME_ID = '019bc0de-0000-7000-8000-00000000a001';
const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const specs = endpoints.map(({ spec }) => ({
  ...spec,
  url: spec.path
    .replaceAll('{provider}', 'nobody')
    .replaceAll('{slot}', 'login_logo')
    .replaceAll('{version}', '1')
    .replaceAll(/\{\w+\}/g, SOME_ID),
  name: `${spec.method.toUpperCase()} ${spec.path}`,
  /** As much of a body as the method may have. */
  sent: spec.method === 'get' ? {} : { body: {} },
}));
const signedIn = specs.filter(({ access }) => access !== 'public');
const withBody = signedIn.filter(({ body }) => body !== undefined);

describe('every endpoint of the management plane', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  it.each(signedIn)('$name answers 401 to nobody, in the envelope', async ({ method, url, sent }) => {
    const answer = await send(management.origin, method.toUpperCase(), url, sent);
    expect(answer).toMatchObject({
      status: 401,
      body: { error: { type: 'authentication_error', code: 'session_missing' } },
    });
    ErrorEnvelope.parse(answer.body);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ ...HEADERS, 'cache-control': 'no-store' });
    expect(answer.headers.get('x-request-id')).toBe(answer.body.error.request_id);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it.each(signedIn)('$name answers 401 to an API key', async ({ method, url, sent }) => {
    for (const headers of [
      { authorization: `Bearer sk-live-${'0'.repeat(49)}` },
      { 'x-api-key': `sk-live-${'0'.repeat(49)}` },
    ]) {
      const answer = await send(management.origin, method.toUpperCase(), url, { ...sent, headers });
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'credential_not_accepted' } } });
    }
  });

  it.each(signedIn)(
    '$name refuses a session together with another credential',
    async ({ method, url, sent }) => {
      const headers = { ...cast.owner.credentials, authorization: 'Bearer anything' };
      const answer = await send(management.origin, method.toUpperCase(), url, { ...sent, headers });
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'credential_not_accepted' } } });
    },
  );

  it.each(withBody)(
    '$name answers 415 to what is not JSON, and 400 to what is broken',
    async ({ method, url }) => {
      for (const [type, body, status, code] of [
        ['text/plain', '{}', 415, 'unsupported_media_type'],
        ['application/json', '{', 400, 'malformed_json'],
        ['application/json', '', 400, 'malformed_json'],
        ['application/json', '['.repeat(100_000), 400, 'malformed_json'],
        ['application/json', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 400, 'invalid_parameter'],
        ['application/json', 'null', 400, 'invalid_parameter'],
        ['application/json', '[]', 400, 'invalid_parameter'],
        ['application/json', '"text"', 400, 'invalid_parameter'],
        ['application/json', '{"__proto__":{"admin":true},"constructor":1}', 400, undefined],
      ] as const) {
        const answer = await send(management.origin, method.toUpperCase(), url, {
          body,
          headers: { ...cast.owner.credentials, 'content-type': type },
        });
        expect({ body: body.slice(0, 20), status: answer.status }).toEqual({
          body: body.slice(0, 20),
          status,
        });
        if (code !== undefined) expect(answer.body.error.code).toBe(code);
      }
    },
  );

  it.each(withBody)(
    '$name answers 413 to a body beyond 128 KiB, announced or not',
    async ({ method, url }) => {
      const headers = { ...cast.owner.credentials, 'content-type': 'application/json' };
      const announced = await send(management.origin, method.toUpperCase(), url, {
        body: `"${'x'.repeat(128 * 1024)}"`,
        headers,
      });
      expect(announced).toMatchObject({ status: 413, body: { error: { code: 'body_too_large' } } });
    },
  );

  it.each(signedIn.filter(({ params }) => params !== undefined))(
    '$name answers 404 to an id that is none',
    async ({ method, path, body }) => {
      for (const id of ['1', '..%2f..', '%00', `${SOME_ID}x`, "'; drop table users; --", '%F0%9F%8C%8A']) {
        const url = path.replaceAll(/\{\w+\}/g, encodeURIComponent(id).replaceAll('%25', '%'));
        const answer = await send(management.origin, method.toUpperCase(), url, {
          ...(body === undefined ? {} : { body: {} }),
          headers: cast.platformAdmin.credentials,
        });
        expect({ id, status: answer.status }).toEqual({ id, status: expect.toBeOneOf([400, 404]) });
        ErrorEnvelope.parse(answer.body);
      }
    },
  );

  it('answers 405 with Allow to methods that a path does not have', async () => {
    const methods = new Map<string, string[]>();
    for (const { url, method } of specs)
      methods.set(url, [...(methods.get(url) ?? []), method.toUpperCase()]);
    for (const [url, allowed] of methods) {
      const other = ['PUT', 'PATCH', 'DELETE', 'POST', 'GET'].find((method) => !allowed.includes(method))!;
      const answer = await send(management.origin, other, url);
      expect({ url, status: answer.status, code: answer.body.error?.code }).toEqual({
        url,
        status: 405,
        code: 'method_not_allowed',
      });
      expect(answer.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(allowed));
    }
  });

  it.each([
    '/v1/nothing',
    '/v1/organizations/',
    '/v1//organizations',
    '/v1/organizations/..',
    '/.well-known/nothing',
  ])('is not at %s: 404 in the envelope', async (path) => {
    const answer = await cast.owner.get(path);
    expect(answer.status).toBe(404);
    ErrorEnvelope.parse(answer.body);
  });

  it('sends no CORS headers unless it is configured', async () => {
    const answer = await send(management.origin, 'OPTIONS', '/v1/organizations', {
      headers: { origin: 'https://console.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(405);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
