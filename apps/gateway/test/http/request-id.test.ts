import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chat, errorOf } from '../call-gateway.ts';
import { rawRequest, sendRaw } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const OURS = /^req_[0-9a-f-]{36}$/;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

describe('x-request-id', () => {
  it('is new with each answer', async () => {
    const ids = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const response = await fetch(`${gateway.origin}/version`);
        await response.arrayBuffer();
        return response.headers.get('x-request-id')!;
      }),
    );

    for (const id of ids) expect(id).toMatch(OURS);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['a', 'req_1', 'A-b.c:d_9', '01HZX3V9-trace:7', 'x'.repeat(128)])(
    'is the client’s own where that is valid: %s',
    async (id) => {
      const answered = await chat(gateway, 'sim-fast', {}, { 'x-request-id': id });
      const streamed = await chat(gateway, 'sim-fast', { stream: true }, { 'x-request-id': id });
      const refused = await chat(gateway, 'no-such-model', {}, { 'x-request-id': id });
      const unauthorized = await chat(gateway, 'sim-fast', {}, { 'x-request-id': id, authorization: null });
      const operations = await fetch(`${gateway.origin}/version`, { headers: { 'x-request-id': id } });
      const lost = await fetch(`${gateway.origin}/nowhere`, { headers: { 'x-request-id': id } });
      const all = [answered, streamed, refused, unauthorized, operations, lost];

      expect(all.map(({ headers }) => headers.get('x-request-id'))).toEqual(all.map(() => id));
      expect((await errorOf(refused)).request_id).toBe(id);
      expect((await errorOf(unauthorized)).request_id).toBe(id);
      await Promise.all([answered.text(), streamed.text(), operations.text(), lost.text()]);
    },
  );

  it.each([
    '',
    ' ',
    'a b',
    'x'.repeat(129),
    'a,b',
    'é',
    '<script>',
    '"',
    '../..',
    'a/b',
    '{x}',
    'sk-live-abc',
    'weir_pat_abc',
  ])('is a new one where the client’s is not valid: %j', async (id) => {
    const answer = await sendRaw(
      gateway.port,
      rawRequest({ method: 'GET', target: '/nowhere', headers: { 'x-request-id': id } }),
    );

    expect(answer.headers['x-request-id']).toMatch(OURS);
    expect(answer.body.toString()).toContain(answer.headers['x-request-id']);
  });

  it('is a new one where the client sends two', async () => {
    const answer = await sendRaw(
      gateway.port,
      'GET /version HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-request-id: a\r\nx-request-id: b\r\n\r\n',
    );

    expect(answer.headers['x-request-id']).toMatch(OURS);
  });

  it('is not the idempotency key of the ledger: the same one twice is two records', async () => {
    for (let count = 0; count < 2; count++) {
      await (await chat(gateway, 'sim-fast', {}, { 'x-request-id': 'twice' })).text();
    }

    const records = await gateway.records();
    expect(records.filter(({ clientRequestId }) => clientRequestId === 'twice')).toHaveLength(2);
  });
});
