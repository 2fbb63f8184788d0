import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const management = await sharedTestManagement();
const MODEL = `dropping-${crypto.randomUUID()}`;

describe('`drop_params` of a model', () => {
  let simulator: Simulator;
  let secret: string;
  let patch: (dropParams: readonly string[]) => Promise<void>;
  beforeAll(async () => {
    simulator = await startSimulator({ recordBytes: true });
    await addConnection(management, {
      name: MODEL,
      kind: 'anthropic',
      baseUrl: `${simulator.url}/v1`,
      models: [[MODEL, 'sim-fast']],
    });
    const cast = await management.addCast();
    const workspaceId = await management.addWorkspace(cast.organizationId);
    ({ secret } = await addApiKey(management, workspaceId, cast.owner.userId));
    const [model] = await management.database.sql`select id from models where name = ${MODEL}`;
    patch = async (dropParams) => {
      const answer = await cast.platformAdmin.patch(`/v1/admin/models/${model!.id}`, {
        drop_params: dropParams,
      });
      expect(answer).toMatchObject({ status: 200, body: { drop_params: dropParams } });
    };
  });
  afterAll(() => simulator?.close());

  const ask = (rest: object) =>
    fetch(`${management.origin}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: MODEL,
        messages: [{ role: 'user', content: 'Hello' }],
        ...{ seed: 1, logit_bias: { 5: 1 } },
        ...rest,
      }),
    });
  const refused = async (rest: object) => {
    const response = await ask(rest);
    expect(response.status).toBe(400);
    return ((await response.json()) as { error: unknown }).error;
  };

  it('leave members out by name from the next request on, streamed or not, and the answer says which', async () => {
    for (const stream of [false, true]) {
      expect(await refused({ stream })).toMatchObject({ code: 'unsupported_parameter', param: 'seed' });
    }

    await patch(['logit_bias', 'seed']);
    for (const stream of [false, true]) {
      const response = await vi.waitFor(
        async () => {
          const answer = await ask({ stream });
          expect(answer.status).toBe(200);
          return answer;
        },
        { timeout: 10_000, interval: 50 },
      );
      expect(response.headers.get('x-weir-dropped-params')?.split(', ').sort()).toEqual([
        'logit_bias',
        'seed',
      ]);
      expect(response.headers.get('content-type')).toContain(
        stream ? 'text/event-stream' : 'application/json',
      );
      await response.arrayBuffer();
      const sent = simulator.requests.at(-1)!.json as object;
      expect(Object.keys(sent).sort()).toEqual([
        'max_tokens',
        'messages',
        'model',
        ...(stream ? ['stream'] : []),
      ]);
    }
    const nothingDropped = await ask({ seed: undefined, logit_bias: undefined });
    expect(nothingDropped.headers.get('x-weir-dropped-params')).toBeNull();
    await nothingDropped.arrayBuffer();
    expect(await refused({ frequency_penalty: 1 })).toMatchObject({ param: 'frequency_penalty' });

    await patch([]);
    await vi.waitFor(async () => expect(await refused({})).toMatchObject({ param: 'seed' }), 10_000);
  });
});
