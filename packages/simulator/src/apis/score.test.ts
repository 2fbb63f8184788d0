import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../../test/raw-http.ts';
import { type Simulator, startSimulator } from '../start-simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

async function score(texts: object, model = 'sim-rerank') {
  const answer = await sendRaw(simulator.port, { path: '/v1/score', body: { model, ...texts } });
  return { status: answer.status, body: JSON.parse(answer.body.toString()) };
}

const scoresOf = (body: { data: { score: number }[] }) => body.data.map((entry) => entry.score > 0.5);

describe('a score', () => {
  it('compares one text with each of many', async () => {
    const { status, body } = await score({ text_1: 'a river', text_2: ['A river.', 'Bread.'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ object: 'list', model: 'sim-rerank', created: expect.any(Number) });
    expect(body.data[0]).toEqual({ index: 0, object: 'score', score: expect.any(Number) });
    expect(body.data[1]).toEqual({ index: 1, object: 'score', score: 0 });
    expect(scoresOf(body)).toEqual([true, false]);
    expect(body.usage).toEqual({ prompt_tokens: 8, total_tokens: 8, completion_tokens: 0 });
  });

  it('compares pairs', async () => {
    const { body } = await score({ text_1: ['bread', 'river'], text_2: ['river', 'river'] });
    expect(scoresOf(body)).toEqual([false, true]);
  });

  it('tells the usage that its scenario says', async () => {
    const texts = { text_1: 'a', text_2: 'a' };
    expect((await score(texts, 'sim-usage-never')).body).not.toHaveProperty('usage');
    expect((await score(texts, 'sim-usage-zero')).body.usage.total_tokens).toBe(0);
  });

  it.each([
    [{ text_2: 'a' }, 'text_1'],
    [{ text_1: 'a', text_2: [] }, 'text_2'],
    [{ text_1: 'a', text_2: [1] }, 'text_2'],
    [{ text_1: 'a', text_2: new Array(10_001).fill('a') }, 'text_2'],
    [{ text_1: ['a', 'b'], text_2: 'a' }, 'text_1'],
  ])('is refused for %.60j', async (texts, param) => {
    expect(await score(texts)).toMatchObject({ status: 400, body: { error: { param } } });
  });
});
