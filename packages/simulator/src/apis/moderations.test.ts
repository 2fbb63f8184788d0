import OpenAI, { BadRequestError } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../start-simulator.ts';

let simulator: Simulator;
let client: OpenAI;
beforeAll(async () => {
  simulator = await startSimulator();
  client = new OpenAI({ baseURL: `${simulator.url}/v1`, apiKey: 'key-of-test', maxRetries: 0 });
});
afterAll(() => simulator.close());

describe('moderations', () => {
  it('flag the categories that a text names, one result a text', async () => {
    const answer = await client.moderations.create({
      model: 'sim-moderation',
      input: ['a quiet river', 'Violence and hate'],
    });
    expect(answer).toMatchObject({ model: 'sim-moderation', id: expect.stringMatching(/^modr-/) });
    const [quiet, loud] = answer.results;
    expect(quiet).toMatchObject({ flagged: false, category_applied_input_types: { hate: ['text'] } });
    expect(Object.values(quiet!.categories)).toEqual(new Array(13).fill(false));
    expect(loud).toMatchObject({ flagged: true, categories: { violence: true, hate: true, sexual: false } });
    expect(loud!.category_scores.violence).toBeGreaterThan(0.5);
    expect(loud!.category_scores.sexual).toBeLessThan(0.5);
    expect(answer).not.toHaveProperty('usage');
  });

  it('take the parts of one input, and a model by default', async () => {
    const answer = await client.moderations.create({
      input: [
        { type: 'text', text: 'violence' },
        { type: 'image_url', image_url: { url: 'data:,' } },
      ],
    });
    expect(answer).toMatchObject({ model: 'sim-moderation', results: [{ flagged: true }] });
    expect(answer.results).toHaveLength(1);
  });

  it.each([[undefined], [[]], [[1]], [new Array(2_049).fill('a')]])(
    'refuse the input %.60j',
    async (input) => {
      const asked = client.moderations.create({ input: input as unknown as string });
      await expect(asked).rejects.toBeInstanceOf(BadRequestError);
    },
  );
});
