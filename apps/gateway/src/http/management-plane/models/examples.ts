import {
  type AddRows,
  type Ask,
  type Examples,
  nothing,
  withBody,
  withQuery,
} from '../../../../test/management-plane/example.ts';

const model: Ask = ({ party }) => ({ params: { model_id: party.rowIds.models! } });
const connection: Ask = ({ party }) => ({ params: { connection_id: party.rowIds.connections! } });
const deployment: Ask = ({ party }) => ({ params: { deployment_id: party.rowIds.deployments! } });

/** A model that a connection serves. Its address is one that no request reaches. */
export const addRows: AddRows = (rows) => {
  const [modelId, connectionId] = [rows.id(), rows.id()];
  rows.add('models', { id: modelId, name: `model-${modelId}`, owned_by: 'test', created_at: rows.at(0) });
  rows.add('connections', {
    id: connectionId,
    name: `Connection ${connectionId}`,
    kind: 'openai-compatible',
    base_url: 'http://127.0.0.1:9/v1',
    connect_timeout_ms: 100,
    first_byte_timeout_ms: 100,
    idle_timeout_ms: 100,
    total_timeout_ms: 100,
    continuous_usage: false,
    guarded: true,
  });
  rows.add('deployments', {
    id: rows.id(),
    model_id: modelId,
    connection_id: connectionId,
    upstream_name: 'upstream-model',
    tier: 0,
    weight: 1,
    managed_by: 'operator',
  });
};

export const examples: Examples = {
  closeBreaker: { request: withBody(connection, () => ({ reason: 'The provider says it is over.' })) },
  createConnection: {
    request: withBody(nothing, ({ me, party }) => ({
      name: `New ${party.rowIds.connections} ${me.userId}`,
      base_url: 'https://upstream.example/v1',
      credential: 'sk-of-the-platform',
    })),
  },
  createDeployment: {
    request: ({ me, party }) => ({
      body: {
        model_id: party.rowIds.models!,
        connection_id: party.rowIds.connections!,
        upstream_name: `other-${me.userId}`,
      },
    }),
  },
  createModel: {
    request: withBody(nothing, ({ me, party }) => ({
      name: `new-${party.rowIds.models}-${me.userId}`,
      owned_by: 'test',
    })),
  },
  deleteDeployment: { request: deployment },
  getCatalogModel: { request: model },
  getConnection: { request: connection },
  getDeployment: { request: deployment },
  getManagedModel: { request: model },
  listBreakers: { request: withQuery(nothing, () => ({ limit: '2' })) },
  listCatalog: { request: withQuery(nothing, () => ({ limit: '2' })) },
  listConnectionPresets: { request: nothing },
  listDeployments: { request: withQuery(nothing, () => ({ limit: '2' })) },
  listManagedConnections: { request: withQuery(nothing, () => ({ limit: '2' })) },
  listManagedModels: { request: withQuery(nothing, () => ({ limit: '2' })) },
  listModelChanges: { request: model },
  listModelPrices: { request: model },
  openBreaker: { request: withBody(connection, () => ({})) },
  priceModel: {
    request: withBody(model, () => ({
      input_nano_usd_per_million: '1000000',
      output_nano_usd_per_million: '2000000',
    })),
  },
  removeConnection: { request: connection },
  removeModel: { request: model },
  restoreModel: { request: model },
  suggestModelPrices: { request: model },
  testConnection: { request: connection },
  updateConnection: { request: withBody(connection, () => ({ enabled: false })) },
  updateDeployment: { request: withBody(deployment, () => ({ weight: 7 })) },
  updateModel: { request: withBody(model, () => ({ restricted: true })) },
};
