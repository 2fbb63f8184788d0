import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../start-simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ apiKey: 'key-of-test' });
});
afterEach(() => simulator.listModels(undefined));
afterAll(() => simulator.close());

// biome-ignore lint/suspicious/noExplicitAny: bodies are checked member by member
async function read(path: string): Promise<any> {
  const headers = { authorization: 'Bearer key-of-test' };
  return (await fetch(`${simulator.url}${path}`, { headers })).json();
}

describe('the models that a LiteLLM proxy tells of', () => {
  it('have capabilities, prices and limits', async () => {
    const { data } = await read('/model/info');
    expect(data.find(({ model_name }: { model_name: string }) => model_name === 'sim-echo')).toMatchObject({
      litellm_params: { model: 'openai/sim-echo' },
      model_info: {
        mode: 'chat',
        max_input_tokens: 131_072,
        max_output_tokens: 32_768,
        input_cost_per_token: 2e-7,
        output_cost_per_token: 8e-7,
        cache_read_input_token_cost: 2e-8,
        cache_creation_input_token_cost: 2.5e-7,
        supports_function_calling: true,
        supports_vision: true,
      },
    });
    const modes = new Set(data.map(({ model_info }: { model_info: { mode: string } }) => model_info.mode));
    expect(modes).toEqual(new Set(['chat', 'embedding', 'moderation', 'rerank']));
    expect(await read('/v1/model/info')).toEqual({ data });
  });
});

describe('the models of Bedrock', () => {
  it('are called directly or by an inference profile, under names that choose the same scenario', async () => {
    const { modelSummaries } = await read('/foundation-models?byOutputModality=TEXT');
    const { inferenceProfileSummaries } = await read('/inference-profiles?maxResults=1000');
    expect(modelSummaries.slice(0, 2)).toMatchObject([
      { modelId: 'simulator.sim-echo', inferenceTypesSupported: ['ON_DEMAND'] },
      { modelId: 'anthropic.claude-sim-echo-v1:0', inferenceTypesSupported: ['INFERENCE_PROFILE'] },
    ]);
    expect(inferenceProfileSummaries[0]).toMatchObject({
      inferenceProfileId: 'us.anthropic.claude-sim-echo-v1:0',
      models: [{ modelArn: modelSummaries[1].modelArn }],
      status: 'ACTIVE',
    });
    expect(modelSummaries).toHaveLength(2 * inferenceProfileSummaries.length);
  });
});

describe('a list of models', () => {
  it('has those of the start, until it is told which', async () => {
    const ids = async () => (await read('/v1/models')).data.map(({ id }: { id: string }) => id);
    expect((await ids()).length).toBeGreaterThan(5);
    simulator.listModels(['sim-echo', 'sim-fast?tokens=3']);
    expect(await ids()).toEqual(['sim-echo', 'sim-fast?tokens=3']);
    expect((await read('/model/info')).data).toHaveLength(2);
    simulator.listModels([]);
    expect(await ids()).toEqual([]);
  });
});

describe('the discovery server', () => {
  it('knows the simulator itself, as a map and as a list', async () => {
    const address = `127.0.0.1:${simulator.port}`;
    const server = { model: 'sim-echo', tags: ['simulated'] };
    expect(await read('/discovery/models')).toEqual({ [address]: server });
    expect(await read('/discovery-list/models')).toEqual([{ address, ...server }]);
  });

  it('tells what it is told, and fails when it is told nothing', async () => {
    const server = { model: 'llama', tags: [], preset: 'vllm' };
    simulator.listServers([{ address: 'gpu-1:8000', ...server }]);
    expect(await read('/discovery/models')).toEqual({ 'gpu-1:8000': server });
    simulator.listServers([]);
    expect(await read('/discovery/models')).toEqual({});
    simulator.listServers(undefined);
    expect(await read('/discovery/models')).toMatchObject({ error: { type: 'server_error' } });
  });

  it.each(['/model/info', '/discovery/models', '/discovery-list/models'])(
    'asks for the API key: %s',
    async (path) => {
      expect((await fetch(`${simulator.url}${path}`)).status).toBe(401);
    },
  );
});
