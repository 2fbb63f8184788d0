import { apisOf } from '../../models/apis-of.ts';
import type { CatalogDeployment } from '../../models/catalog-snapshot.ts';
import { CONNECTION_KINDS } from '../../models/connection-kinds.ts';
import type { Operation } from '../operation.ts';
import { CLIENT_TRANSLATORS } from './client-translators.ts';
import type { UpstreamTranslator } from './translator.ts';
import { UPSTREAM_TRANSLATORS } from './upstream-translators.ts';

/** Whether the client's bytes pass as they are. */
export function passesRaw(operation: Operation, { connection, upstreamName }: CatalogDeployment): boolean {
  return apisOf(connection, upstreamName).includes(operation.api);
}

/** Of the API that the kind of the connection translates to, or else of the first that the connection speaks. */
export function upstreamTranslatorOf({
  connection,
  upstreamName,
}: CatalogDeployment): UpstreamTranslator | undefined {
  const { translatesTo } = CONNECTION_KINDS[connection.kind];
  const apis = apisOf(connection, upstreamName);
  if (apis.includes(translatesTo)) return UPSTREAM_TRANSLATORS[translatesTo];
  const api = apis.find((one) => UPSTREAM_TRANSLATORS[one] !== undefined);
  return api && UPSTREAM_TRANSLATORS[api];
}

/** Whether a deployment can serve an operation, raw or translated. Whether it can express a request is another question. */
export function serves(operation: Operation, deployment: CatalogDeployment): boolean {
  if (passesRaw(operation, deployment)) return true;
  return CLIENT_TRANSLATORS[operation.name] !== undefined && upstreamTranslatorOf(deployment) !== undefined;
}

/** Those of the deployments that serve the operation: the same list when all do. */
export function servingDeployments(
  operation: Operation,
  deployments: readonly CatalogDeployment[],
): readonly CatalogDeployment[] {
  for (const deployment of deployments) {
    if (!serves(operation, deployment)) return deployments.filter((one) => serves(operation, one));
  }
  return deployments;
}
