import { UNKNOWN_PRICES } from '@weir/domain/models';
import { startSimulator } from '@weir/simulator';
import { aConnection, FakeClock } from '@weir/testing';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { aServer } from '../../test/a-server.ts';
import { UpstreamPools } from '../upstream-pools.ts';
import { LiteLlmDiscovery } from './litellm-discovery.ts';

const pools = new UpstreamPools(new FakeClock());
const discovery = new LiteLlmDiscovery(pools);
afterAll(() => pools.close());

async function listing(data: unknown) {
  const server = await aServer((_, response) => response.end(JSON.stringify({ data })));
  onTestFinished(server.close);
  return aConnection({ kind: 'litellm', baseUrl: `${server.url}/v1` });
}

const entry = (model_name: unknown, model_info: unknown = {}) => ({ model_name, model_info });

describe('listModels of LiteLLM', () => {
  it('reads what the proxy says of a model, its prices as suggestions only', async () => {
    const connection = await listing([
      entry('claude', {
        mode: 'chat',
        litellm_provider: 'anthropic',
        max_tokens: 64_000,
        max_input_tokens: 200_000,
        max_output_tokens: 64_000,
        input_cost_per_token: 3e-6,
        cache_read_input_token_cost: 3.0000000000000004e-7,
        output_cost_per_token: 0.000015,
        output_cost_per_reasoning_token: 0,
        input_cost_per_query: 0.005,
        supports_vision: true,
        supports_function_calling: true,
        supports_reasoning: null,
      }),
    ]);
    expect(await discovery.listModels(connection)).toEqual([
      {
        name: 'claude',
        ownedBy: 'anthropic',
        contextLength: 200_000,
        maxOutputTokens: 64_000,
        capabilities: ['text', 'vision', 'tools'],
        prices: UNKNOWN_PRICES,
        suggestedPrices: {
          ...UNKNOWN_PRICES,
          inputNanoUsdPerMillion: 3_000_000_000n,
          cachedInputNanoUsdPerMillion: 300_000_000n,
          outputNanoUsdPerMillion: 15_000_000_000n,
          requestNanoUsd: 5_000_000n,
        },
      },
    ]);
  });

  it('says of a name with several deployments what holds for all of them', async () => {
    const one = { mode: 'chat', max_input_tokens: 8, supports_vision: true, input_cost_per_token: 1e-6 };
    const other = { mode: 'chat', max_input_tokens: 4, input_cost_per_token: 2e-6 };
    expect(await discovery.listModels(await listing([entry('a', one), entry('a', other)]))).toMatchObject([
      { name: 'a', contextLength: 4, capabilities: ['text'], suggestedPrices: UNKNOWN_PRICES },
    ]);
  });

  it('passes over wildcards and what is no model', async () => {
    const odd = [null, 7, {}, entry('*'), entry('openai/*'), entry(7), entry('a', 'none')];
    const models = await discovery.listModels(await listing(odd));
    expect(models.map(({ name }) => name)).toEqual(['a']);
  });

  it('fails on another answer', async () => {
    await expect(discovery.listModels(await listing('none'))).rejects.toMatchObject({
      code: 'upstream_malformed_answer',
    });
  });

  it('lists what the simulator says as LiteLLM', async () => {
    const simulator = await startSimulator();
    onTestFinished(() => simulator.close());
    const connection = aConnection({ kind: 'litellm', baseUrl: `${simulator.url}/v1` });
    expect(await discovery.listModels(connection)).toContainEqual(
      expect.objectContaining({ name: 'sim-echo', capabilities: expect.arrayContaining(['text', 'tools']) }),
    );
  });
});
