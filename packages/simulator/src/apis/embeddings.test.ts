import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../../test/raw-http.ts';
import { type Simulator, startSimulator } from '../start-simulator.ts';

let simulator: Simulator;
let client: OpenAI;
beforeAll(async () => {
  simulator = await startSimulator();
  client = new OpenAI({ baseURL: `${simulator.url}/v1`, apiKey: 'key-of-test', maxRetries: 0 });
});
afterAll(() => simulator.close());

const model = 'sim-embed';
const lengthOf = (vector: readonly number[]) => Math.hypot(...vector);

describe('embeddings', () => {
  it('are vectors of length 1, the same for the same input', async () => {
    const { data, usage, object } = await client.embeddings.create({
      model,
      input: ['the river', 'the weir', 'the river'],
      encoding_format: 'float',
    });
    expect(object).toBe('list');
    expect(data.map((entry) => entry.index)).toEqual([0, 1, 2]);
    expect(data[0]!.embedding).toHaveLength(1_536);
    for (const { embedding } of data) expect(lengthOf(embedding)).toBeCloseTo(1, 5);
    expect(data[2]!.embedding).toEqual(data[0]!.embedding);
    expect(data[1]!.embedding).not.toEqual(data[0]!.embedding);
    expect(usage).toEqual({ prompt_tokens: 8, total_tokens: 8 });
  });

  it('say the same in both encodings', async () => {
    const request = { model, input: 'the river', dimensions: 8 };
    const numbers = (await client.embeddings.create({ ...request, encoding_format: 'float' })).data[0]!;
    const { data } = await client.embeddings.create({ ...request, encoding_format: 'base64' });
    const bytes = Buffer.from(data[0]!.embedding, 'base64');
    const floats = Array.from({ length: 8 }, (_, index) => bytes.readFloatLE(4 * index));
    expect(floats).toEqual(numbers.embedding);
    // Without a format the client asks for base64 and decodes it.
    expect((await client.embeddings.create(request)).data[0]!.embedding).toEqual(numbers.embedding);
  });

  it('read lists of tokens', async () => {
    const input = [
      [1, 2, 3],
      [4, 5],
    ];
    const many = await client.embeddings.create({ model, input, dimensions: 2 });
    expect(many.data).toHaveLength(2);
    expect(many.usage.prompt_tokens).toBe(5);
    const one = await client.embeddings.create({ model, input: [1, 2, 3], dimensions: 2 });
    expect(one.data).toEqual([many.data[0]]);
  });

  it.each([
    [{}, 'input'],
    [{ input: '' }, 'input'],
    [{ input: [] }, 'input'],
    [{ input: ['a', ''] }, 'input'],
    [{ input: [1.5] }, 'input'],
    [{ input: new Array(2_049).fill('a') }, 'input'],
    [{ input: new Array(2_000).fill('a'), dimensions: 4_096 }, 'input'],
    [{ input: 'a', dimensions: 0 }, 'dimensions'],
    [{ input: 'a', encoding_format: 'hex' }, 'encoding_format'],
  ])('are refused for %.80j', async (rest, param) => {
    const answer = await sendRaw(simulator.port, { path: '/v1/embeddings', body: { model, ...rest } });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body.toString()).error.param).toBe(param);
  });

  it.each([
    ['sim-usage-never', undefined],
    ['sim-usage-zero', { prompt_tokens: 0, total_tokens: 0 }],
    ['sim-embed?prompt_tokens=77', { prompt_tokens: 77, total_tokens: 77 }],
  ])('tell the usage of %s', async (name, usage) => {
    const answer = await client.embeddings.create({ model: name, input: 'a', dimensions: 1 });
    expect(answer.usage).toEqual(usage);
  });

  it.each([
    ['error-429', 429, true],
    ['cut-middle', 200, false],
    ['stall-middle', 200, false],
  ])('fail as %s', async (scenario, status, isWhole) => {
    const body = { model: `sim-${scenario}`, input: 'a', dimensions: 4, stream: true };
    const answer = await sendRaw(simulator.port, { path: '/v1/embeddings', body, idleMs: 120 });
    expect(answer).toMatchObject({ status, isWhole });
  });
});
