import type { UsageRecord } from '@weir/domain/usage';
import { startSimulator } from '@weir/simulator';
import { type OtlpCollector, startOtlpCollector } from '@weir/telemetry/testing';
import type { LogEntry } from '@weir/testing';
import { chat, chatBody, post } from '../call-gateway.ts';
import { RawClient, rawRequest } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

/** A trace that a client began. */
export const CLIENT_TRACE = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  tracestate: 'vendor=1,other=a:b',
};
export const UNSAMPLED_TRACEPARENT = '00-1af7651916cd43dd8448eb211c80319c-c7ad6b7169203331-00';

/** Fails at its first deployment and succeeds at the second. */
export const TWICE_TRIED_MODEL = 'sim-error-500';

/** What a gateway did, and what it told a collector of it. */
export interface ObservedTraffic {
  readonly collector: OtlpCollector;
  readonly records: readonly UsageRecord[];
  /** The `traceparent` headers the upstream got, by the request id the client sent. */
  readonly sentUpstream: ReadonlyMap<string, string | undefined>;
  /** Likewise the `tracestate` headers. */
  readonly sentStates: ReadonlyMap<string, string | undefined>;
  readonly refusals: readonly { readonly code: string; readonly status: number; readonly times: number }[];
  /** What the gateway logged. */
  readonly log: readonly LogEntry[];
  /** Ids that may be nowhere in telemetry. */
  readonly identities: readonly string[];
}

/** Sends a bit of everything through a gateway that reports to a collector, and stops the gateway. */
export async function observeTraffic(): Promise<ObservedTraffic> {
  const collector = await startOtlpCollector();
  const second = await startSimulator({
    scenarios: { 'error-500': { description: '', outcome: 'completed', nonStreamedOutcome: 'completed' } },
  });
  const gateway = await startTestGateway({
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      UPSTREAM_IDLE_TIMEOUT_MS: '300',
    },
  });
  await gateway.connect(
    {
      name: 'second',
      baseUrl: second.url,
      timeouts: { connectMs: 5_000, firstByteMs: 60_000, idleMs: 60_000, totalMs: 60_000 },
    },
    [{ model: TWICE_TRIED_MODEL, tier: 1 }],
  );

  const sentUpstream = new Map<string, string | undefined>();
  const sentStates = new Map<string, string | undefined>();
  const ask = async (requestId: string, model: string, rest = {}, headers = {}) => {
    const after = gateway.simulator.requests.at(-1)?.number ?? 0;
    const response = await chat(gateway, model, rest, { 'x-request-id': requestId, ...headers });
    await response.arrayBuffer();
    const seen = gateway.simulator.requests.find(({ number }) => number > after);
    sentUpstream.set(requestId, seen?.headers.traceparent as string | undefined);
    sentStates.set(requestId, seen?.headers.tracestate as string | undefined);
  };
  await ask('whole', 'sim-fast');
  await ask('stream', 'sim-steady', { stream: true });
  await ask('stream-again', 'sim-steady', { stream: true });
  await ask('reasoning', 'sim-reasoning', { stream: true });
  await ask('cached', 'sim-cached', { stream: true });
  await ask('zero', 'sim-usage-zero', { stream: true });
  await ask('unknown-usage', 'sim-usage-never', { stream: true });
  await ask(
    'continued',
    'sim-fast',
    { stream: true },
    { traceparent: CLIENT_TRACE.traceparent, tracestate: CLIENT_TRACE.tracestate },
  );
  await ask('unsampled', 'sim-fast', { stream: true }, { traceparent: UNSAMPLED_TRACEPARENT });
  await ask('twice-tried', TWICE_TRIED_MODEL, { stream: true });
  await ask('refused-upstream', 'sim-error-400');
  await ask('credential-rejected', 'sim-error-401');
  await ask('rate-limited', 'sim-error-429');
  await ask('cut', 'sim-cut-between', { stream: true });
  await ask('error-event', 'sim-error-event', { stream: true });
  await ask('stalled', 'sim-stall-middle', { stream: true });
  const text = JSON.stringify({ model: 'sim-fast', prompt: 'Once' });
  await (await post(gateway, '/completions', text, { 'x-request-id': 'text' })).arrayBuffer();
  await leave(gateway, 'left');

  const wrongKey = { authorization: 'Bearer sk-live-wrong' };
  await (await chat(gateway, 'sim-fast', {}, wrongKey)).arrayBuffer();
  await (await chat(gateway, 'sim-fast', {}, { authorization: null })).arrayBuffer();
  for (let time = 0; time < 2; time++) await (await chat(gateway, 'no-such-model')).arrayBuffer();
  await (await post(gateway, '/chat/completions', '{')).arrayBuffer();

  await gateway.recordOf('left');
  await gateway.idle();
  const records = await gateway.records();
  const { key } = gateway;
  await gateway.stop();
  await second.close();
  await collector.close();
  return {
    collector,
    records,
    sentUpstream,
    sentStates,
    refusals: [
      { code: 'api_key_malformed', status: 401, times: 1 },
      { code: 'api_key_missing', status: 401, times: 1 },
      { code: 'model_not_found', status: 404, times: 2 },
      { code: 'malformed_json', status: 400, times: 1 },
    ],
    log: gateway.logger.entries,
    identities: [gateway.apiKey, key.id, key.organizationId, key.workspaceId, key.name],
  };
}

async function leave(gateway: TestGateway, requestId: string): Promise<void> {
  const client = await RawClient.connect(gateway.port);
  const body = chatBody('sim-long', { stream: true });
  client.send(rawRequest({ apiKey: gateway.apiKey, headers: { 'x-request-id': requestId }, body }));
  await client.waitFor('"content":');
  client.leave();
}
