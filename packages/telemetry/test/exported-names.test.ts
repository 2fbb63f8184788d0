import * as conventions from '@opentelemetry/semantic-conventions/incubating';
import { expect, test } from 'vitest';
import { everythingExported } from './everything-exported.ts';
import { usageRecord } from './usage-record.ts';

// What an operator may find on a metric or span. A new key here is a decision about privacy and cardinality.
const METRIC_ATTRIBUTES = [
  'db.client.connection.pool.name',
  'db.client.connection.state',
  'error.type',
  'gen_ai.operation.name',
  'gen_ai.provider.name',
  'gen_ai.request.model',
  'gen_ai.response.model',
  'gen_ai.token.type',
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'server.address',
  'server.port',
  'weir.alert.metric',
  'weir.alert.state',
  'weir.attempt.outcome',
  'weir.breaker.state',
  'weir.connection.id',
  'weir.key_service.operation',
  'weir.key_service.outcome',
  'weir.ledger.destination',
  'weir.limit.kind',
  'weir.outbox.channel',
  'weir.outbox.outcome',
  'weir.response.status_class',
];
const SPAN_ATTRIBUTES = [
  'error.type',
  'gen_ai.operation.name',
  'gen_ai.provider.name',
  'gen_ai.request.model',
  'gen_ai.request.stream',
  'gen_ai.response.finish_reasons',
  'gen_ai.response.model',
  'gen_ai.response.time_to_first_chunk',
  'gen_ai.usage.cache_creation.input_tokens',
  'gen_ai.usage.cache_read.input_tokens',
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.output_tokens',
  'gen_ai.usage.reasoning.output_tokens',
  'http.response.status_code',
  'server.address',
  'server.port',
  'weir.connection.id',
  'weir.ending',
  'weir.request_id',
];

test('exports these attributes and no others', async () => {
  const collector = await everythingExported();

  expect(keysOf(collector.metrics())).toEqual(METRIC_ATTRIBUTES);
  expect(keysOf(collector.spans())).toEqual(SPAN_ATTRIBUTES);
});

test('exports no id of an organization, workspace or key, and no request id with a metric', async () => {
  const collector = await everythingExported();

  const exported = collector.bodies().join('\n');
  for (const id of ['organization-id', 'workspace-id', 'api-key-id']) {
    expect(exported).not.toContain(id);
  }
  const metrics = JSON.stringify(collector.metrics());
  expect(metrics).not.toContain(usageRecord().requestId);
  expect(metrics).not.toContain(usageRecord().clientRequestId);
});

test('every name that is not ours is one of the conventions', async () => {
  const collector = await everythingExported();

  const standard = new Set<unknown>(Object.values(conventions));
  const names = [
    ...collector.metrics().map(({ name }) => name),
    ...keysOf(collector.metrics()),
    ...keysOf(collector.spans()),
  ];
  expect(names.filter((name) => !name.startsWith('weir.') && !standard.has(name))).toEqual([]);
});

function keysOf(received: readonly { attributes: object }[]): string[] {
  return [...new Set(received.flatMap(({ attributes }) => Object.keys(attributes)))].sort();
}
