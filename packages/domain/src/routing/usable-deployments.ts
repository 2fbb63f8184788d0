import { DomainError } from '../kernel/domain-error.ts';
import type { CatalogDeployment } from '../models/catalog-snapshot.ts';
import type { KeyRoutingPolicy } from './key-routing-policy.ts';
import { orderByPolicy } from './order-by-policy.ts';

/**
 * The deployments that a key may use, in the order of its routing policies, each with the credential that its requests take. The
 * same list where nothing is to be done. The client's own credential goes to the connections that are set to take it, and
 * to no other.
 *
 * @param policies the workspace's before the key's: what the former leaves out stays out
 * @param clientCredential of the client; null where the client sent only a key
 * @throws DomainError `model_not_allowed` when a policy leaves none, `credential_not_accepted` when each needs a credential of the client
 */
export function usableDeployments(
  deployments: readonly CatalogDeployment[],
  policies: readonly KeyRoutingPolicy[] | null,
  clientCredential: string | null,
  modelName: string,
): readonly CatalogDeployment[] {
  const allowed = policies === null ? deployments : policies.reduce(orderByPolicy, deployments);
  if (allowed.length === 0) {
    throw new DomainError(
      'model_not_allowed',
      `The routing policy of this key allows no connection that serves the model \`${modelName}\`.`,
      { param: 'model' },
    );
  }
  if (!allowed.some(takesClients)) return allowed;
  const usable = allowed.flatMap((deployment) => withCredential(deployment, clientCredential));
  if (usable.length === 0) {
    throw new DomainError(
      'credential_not_accepted',
      `The model \`${modelName}\` needs your own upstream credential. Send your Weir API key in x-weir-api-key, and the upstream credential in ` +
        'Authorization or x-api-key.',
    );
  }
  return usable;
}

function takesClients({ connection }: CatalogDeployment): boolean {
  return connection.credentialFrom === 'client';
}

function withCredential(deployment: CatalogDeployment, clientCredential: string | null): CatalogDeployment[] {
  const { connection } = deployment;
  if (connection.credentialFrom !== 'client') return [deployment];
  if (clientCredential !== null) {
    const { credentialId: _, ...own } = connection;
    return [{ ...deployment, connection: { ...own, credential: clientCredential } }];
  }
  // What the organization brought stands for its clients.
  return connection.credentialId === undefined
    ? []
    : [{ ...deployment, connection: { ...connection, credentialFrom: 'weir' } }];
}
