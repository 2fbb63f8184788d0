import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../../test/raw-http.ts';
import { type Simulator, startSimulator } from '../start-simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const query = 'weirs in a river';
const documents = ['Bread is baked.', 'Weirs stand in a river.', { text: 'A river.' }];

async function rerank(rest: object, model = 'sim-rerank') {
  const body = { model, query, documents, ...rest };
  const answer = await sendRaw(simulator.port, { path: '/v1/rerank', body });
  return { status: answer.status, body: JSON.parse(answer.body.toString()) };
}

describe('a rerank', () => {
  it('orders the documents by relevance', async () => {
    const { status, body } = await rerank({});
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: expect.stringMatching(/^rerank-/), model: 'sim-rerank' });
    expect(body.results.map((result: { index: number }) => result.index)).toEqual([1, 2, 0]);
    expect(body.results[0]).toEqual({
      index: 1,
      relevance_score: expect.closeTo(0.99, 1),
      document: { text: 'Weirs stand in a river.' },
    });
    expect(body.results[2].relevance_score).toBe(0);
    expect(body.usage).toEqual({ total_tokens: 3 * 4 + 4 + 6 + 2 });
    expect(body.meta).toBeUndefined();
  });

  it('gives the first top_n, without documents if asked so', async () => {
    const { body } = await rerank({ top_n: 1, return_documents: false });
    expect(body.results).toEqual([{ index: 1, relevance_score: expect.any(Number) }]);
  });

  it.each([
    ['sim-rerank-searches', {}, { billed_units: { search_units: 1 } }],
    [
      'sim-rerank?units=searches',
      { documents: new Array(101).fill('a') },
      { billed_units: { search_units: 2 } },
    ],
    ['sim-usage-zero?units=searches', {}, { billed_units: { search_units: 0 } }],
    ['sim-usage-never?units=searches', {}, {}],
  ])('is billed by the search as Cohere does: %s %.30j', async (model, rest, meta) => {
    const { body } = await rerank(rest, model);
    expect(body.meta).toEqual({ api_version: { version: '2' }, ...meta });
    expect(body.usage).toBeUndefined();
    expect(body.results[0]).not.toHaveProperty('document');
  });

  it('tells the usage that its scenario says', async () => {
    expect((await rerank({}, 'sim-usage-zero')).body.usage).toEqual({ total_tokens: 0 });
    expect((await rerank({}, 'sim-usage-never')).body).not.toHaveProperty('usage');
    expect((await rerank({}, 'sim-error-503')).status).toBe(503);
  });

  it.each([
    [{ query: '' }, 'query'],
    [{ documents: [] }, 'documents'],
    [{ documents: [{}] }, 'documents'],
    [{ documents: [null] }, 'documents'],
    [{ documents: new Array(10_001).fill('a') }, 'documents'],
    [{ top_n: 0 }, 'top_n'],
  ])('is refused for %.60j', async (rest, param) => {
    expect(await rerank(rest)).toMatchObject({ status: 400, body: { error: { param } } });
  });
});
