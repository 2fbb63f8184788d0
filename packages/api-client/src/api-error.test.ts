import { describe, expect, it, vi } from 'vitest';
import { ApiError, errorOfAnswer } from './api-error.ts';
import { createApiClient } from './create-api-client.ts';

describe('the error of an answer', () => {
  it('has what the envelope says, and when to ask again', async () => {
    const error = {
      message: 'Too many.',
      type: 'rate_limit_error',
      code: 'requests_per_minute_exceeded',
      param: null,
      request_id: 'req_1',
      details: { limit: 60 },
    };
    const answer = Response.json({ error }, { status: 429, headers: { 'retry-after': '7' } });
    expect(await errorOfAnswer(answer)).toMatchObject({
      message: 'Too many.',
      status: 429,
      code: 'requests_per_minute_exceeded',
      requestId: 'req_1',
      retryAfterSeconds: 7,
      param: null,
      details: { details: { limit: 60 } },
    });
  });

  it.each(['<html>502</html>', '{}', '{"error":"text"}', '{"error":{"message":1,"code":2}}', 'null', ''])(
    'is readable when something else answered: %j',
    async (body) => {
      const answer = new Response(body, { status: 502, headers: { 'x-request-id': 'req_2' } });
      const error = await errorOfAnswer(answer);
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ status: 502, code: 'unreadable_answer', requestId: 'req_2' });
    },
  );
});

describe('the client', () => {
  it('rejects with an ApiError for every answer but a success, and for none', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const { request } = createApiClient('http://weir.test');
    fetched.mockResolvedValueOnce(new Response(null, { status: 401 }));
    await expect(request.GET('/v1/users/me')).rejects.toMatchObject({ name: 'ApiError', status: 401 });
    fetched.mockRejectedValueOnce(new TypeError('fetch failed'));
    await expect(request.GET('/v1/users/me')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
    fetched.mockRestore();
  });
});
