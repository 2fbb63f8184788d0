import { CONNECTION_KINDS, type ConnectionKind } from '@weir/domain/models';
import { startSimulator } from '@weir/simulator';
import { aConnection, FakeClock } from '@weir/testing';
import { expect, it, onTestFinished } from 'vitest';
import { RecordingSink } from '../test/recording-sink.ts';
import { createProviders } from './providers.ts';
import { UpstreamPools } from './upstream-pools.ts';

/** Those that the simulator answers below one base URL. */
const KINDS = (Object.keys(CONNECTION_KINDS) as ConnectionKind[]).filter((kind) => kind !== 'bedrock');

it.each(KINDS)('a connection of kind %s has somebody to answer and to list its models', async (kind) => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const pools = new UpstreamPools(new FakeClock());
  onTestFinished(() => pools.close());
  const { providers, discovery } = createProviders(pools);
  const connection = aConnection({ kind, baseUrl: `${simulator.url}/v1` });
  const models = await discovery.listModels(connection);
  expect(models.map(({ name }) => name)).toContain('sim-fast');

  const body = Buffer.from('{"model":"sim-fast","messages":[{"role":"user","content":"Hello"}]}');
  const call = {
    method: 'POST',
    path: '/chat/completions',
    connection,
    upstreamName: 'sim-fast',
    body: [body],
    streaming: false,
    traceparent: undefined,
    headers: [],
  } as const;
  const sink = new RecordingSink();
  sink.opened(providers[kind].open(call, sink));
  await sink.over;
  expect(sink.ended).toBe(true);
});
