import {
  type Connection as ConnectionContract,
  type ConnectionPreset as ConnectionPresetContract,
  createConnectionOperation,
  getConnectionOperation,
  listConnectionPresetsOperation,
  listManagedConnectionsOperation,
  removeConnectionOperation,
  testConnectionOperation,
  updateConnectionOperation,
} from '@weir/contracts/connections';
import {
  type BreakerInput,
  CONNECTION_PRESETS,
  type ConnectionPreset,
  type ConnectionPresetName,
  type ConnectionTimeouts,
  createConnection,
  getManagedConnection,
  listConnectionPresets,
  listManagedConnections,
  type ManagedConnection,
  removeConnection,
  testConnection,
  updateConnection,
} from '@weir/domain/models';
import type { z } from 'zod';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';

export const connectionEndpoints = [
  handle(listManagedConnectionsOperation, async ({ caller, query }, { management }) =>
    toList(query, await listManagedConnections(caller, toPageRequest(query), management), toWire),
  ),
  handle(listConnectionPresetsOperation, async ({ caller }) => ({
    data: listConnectionPresets(caller).map(toPresetWire),
  })),
  handle(createConnectionOperation, async ({ caller, body }, { management }) => {
    const input = {
      preset: body.preset,
      name: body.name,
      kind: body.kind,
      baseUrl: body.base_url,
      credential: body.credential,
      apis: body.apis,
      credentialHeader: body.credential_header,
      addsModels: body.adds_models,
      streamOptions: body.stream_options,
      continuousUsage: body.continuous_usage,
      timeouts: toTimeouts(body.timeouts),
      breaker: toBreaker(body.breaker),
      credentialFrom: body.credential_from,
      free: body.free,
    };
    return toWire(await createConnection(caller, input, management));
  }),
  handle(getConnectionOperation, async ({ caller, params }, { management }) =>
    toWire(await getManagedConnection(caller, params.connection_id, management)),
  ),
  handle(updateConnectionOperation, async ({ caller, params, body }, { management }) => {
    const input = {
      name: body.name,
      baseUrl: body.base_url,
      credential: body.credential,
      apis: body.apis,
      credentialHeader: body.credential_header,
      addsModels: body.adds_models,
      streamOptions: body.stream_options,
      continuousUsage: body.continuous_usage,
      timeouts: body.timeouts && toTimeouts(body.timeouts),
      breaker: body.breaker && toBreaker(body.breaker),
      credentialFrom: body.credential_from,
      free: body.free,
      enabled: body.enabled,
    };
    return toWire(await updateConnection(caller, params.connection_id, input, management));
  }),
  handle(testConnectionOperation, async ({ caller, params }, { management, catalog }) => {
    const { connection_id } = params;
    const { testCode, models, durationUs, failedStatus } = await testConnection(caller, connection_id, {
      ...management,
      catalog,
    });
    return {
      connection_id,
      tested_at: new Date(management.clock.nowMs()).toISOString(),
      test_code: testCode,
      http_status: failedStatus,
      models,
      duration_ms: durationUs / 1000,
    };
  }),
  handle(removeConnectionOperation, async ({ caller, params }, { management }) => {
    await removeConnection(caller, params.connection_id, management);
  }),
];

interface TimeoutsWire {
  readonly connect_ms?: number | undefined;
  readonly first_byte_ms?: number | undefined;
  readonly idle_ms?: number | undefined;
  readonly total_ms?: number | undefined;
}

function toTimeouts(given: TimeoutsWire): Partial<ConnectionTimeouts> {
  const timeouts = {
    connectMs: given.connect_ms,
    firstByteMs: given.first_byte_ms,
    idleMs: given.idle_ms,
    totalMs: given.total_ms,
  };
  return Object.fromEntries(Object.entries(timeouts).filter(([, value]) => value !== undefined));
}

interface BreakerWire {
  readonly failures?: number | null | undefined;
  readonly window_ms?: number | null | undefined;
  readonly open_ms?: number | null | undefined;
}

function toBreaker(given: BreakerWire): BreakerInput {
  const breaker = { failures: given.failures, windowMs: given.window_ms, openMs: given.open_ms };
  return Object.fromEntries(Object.entries(breaker).filter(([, value]) => value !== undefined));
}

function toWire(connection: ManagedConnection): z.input<typeof ConnectionContract> {
  const { timeouts, breaker } = connection;
  return {
    id: connection.id,
    name: connection.name,
    kind: connection.kind,
    preset: connection.preset,
    base_url: connection.baseUrl,
    apis: connection.apis === null ? null : [...connection.apis],
    credential_header: connection.credentialHeader,
    adds_models: connection.addsModels,
    has_credential: connection.hasCredential,
    managed_by: connection.managedBy,
    enabled: connection.enabled,
    tags: [...connection.tags],
    stream_options: connection.streamOptions,
    continuous_usage: connection.continuousUsage,
    timeouts: {
      connect_ms: timeouts.connectMs,
      first_byte_ms: timeouts.firstByteMs,
      idle_ms: timeouts.idleMs,
      total_ms: timeouts.totalMs,
    },
    breaker: {
      failures: breaker.failures,
      window_ms: breaker.windowMs,
      open_ms: breaker.openMs,
    },
    credential_from: connection.credentialFrom,
    free: connection.free,
    models: connection.models,
    brought_credentials: connection.broughtCredentials,
  };
}

function toPresetWire(name: ConnectionPresetName): z.input<typeof ConnectionPresetContract> {
  const preset: ConnectionPreset = CONNECTION_PRESETS[name];
  return {
    name,
    title: preset.title,
    kind: preset.kind,
    base_url: preset.baseUrl,
    base_url_required: preset.baseUrlRequired,
    credential_header: preset.credentialHeader,
    apis: preset.apis === null ? null : [...preset.apis],
    adds_models: preset.addsModels,
    stream_options: preset.streamOptions,
    continuous_usage: preset.continuousUsage,
    cache_tokens: [...preset.cacheTokens],
    error: preset.error,
    quirks: [...preset.quirks],
    sources: [...preset.sources],
  };
}
