import type { SignedInCaller } from '../kernel/actor.ts';
import type { ConnectionId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { Catalog } from '../models/catalog.ts';
import type { CatalogRepositories, ManagedConnection } from '../models/managed-model.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { BreakerSettings } from './breaker.ts';
import { type Breakers, NEW_BREAKER, type ShownBreaker } from './breakers.ts';

/** Of each connection, so many breakers of brought credentials are shown. */
const MOST_BROUGHT = 100;

export interface BreakerPorts extends ManagementPorts<CatalogRepositories> {
  readonly breakers: Breakers;
  readonly catalog: Pick<Catalog, 'reload' | 'current'>;
}

/** The breakers of a connection, in this process. */
export interface ConnectionBreakers {
  readonly connection: ManagedConnection;
  readonly settings: BreakerSettings;
  readonly own: ShownBreaker;
  /** Of credentials that organizations brought, if they have failures. */
  readonly brought: readonly ShownBreaker[];
}

/** Those of all connections, the newest connection first. Throws DomainError `permission_denied`, `scope_missing`. */
export async function listBreakers(
  { actor }: SignedInCaller,
  request: PageRequest,
  ports: BreakerPorts,
): Promise<Page<ConnectionBreakers>> {
  requirePermission(actor, 'connection.list_breakers', null);
  const page = await ports.unitOfWork.repositories.connections.page(request);
  return { ...page, items: page.items.map((connection) => breakersOf(connection, ports)) };
}

/**
 * Opens the breakers of a connection, until somebody closes them, or closes them. Recorded with the reason, and heard by every
 * replica.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`
 */
export async function setBreaker(
  caller: SignedInCaller,
  id: ConnectionId,
  { to, reason }: { readonly to: 'open' | 'closed'; readonly reason: string | null },
  ports: BreakerPorts,
): Promise<ConnectionBreakers> {
  const action = to === 'open' ? 'connection.open_breaker' : 'connection.close_breaker';
  return writeToPlatform(caller, action, ports, async ({ connections }) => {
    const current = await connections.findForUpdate(id);
    if (current === null) throw notFound('connection');
    // Later than the last one, whatever the clocks of the replicas say: each replica takes the latest.
    const atMs = Math.max(ports.clock.nowMs(), (current.breaker.set?.at.getTime() ?? 0) + 1);
    const connection = await connections.setBreaker(id, { to, at: new Date(atMs), reason });
    if (connection === null) throw notFound('connection');
    const result = asSet(breakersOf(current, ports), connection, to);
    return { result, target: { kind: 'connection', id }, reason };
  });
}

/** Not asked of the breakers: until the transaction is committed, nobody has set anything. */
function asSet(
  { settings, brought }: ConnectionBreakers,
  connection: ManagedConnection,
  to: 'open' | 'closed',
): ConnectionBreakers {
  const held = { state: 'held_open', failures: 0, lastFailure: null, retryAfterMs: null } as const;
  if (to === 'closed') return { connection, settings, own: NEW_BREAKER, brought: [] };
  const brokenOnes = brought.map(({ credentialId }) => ({ credentialId, ...held }));
  return { connection, settings, own: { credentialId: null, ...held }, brought: brokenOnes };
}

function breakersOf(
  connection: ManagedConnection,
  { breakers, catalog, clock }: BreakerPorts,
): ConnectionBreakers {
  const routed = catalog.current.connections.find(({ id }) => id === connection.id);
  // As the database has it: the catalog of this process may be some moments older.
  const sealedAs = routed?.sealedAs;
  const current = {
    ...connection,
    credential: routed?.credential ?? null,
    ...(sealedAs !== undefined && { sealedAs }),
  };
  const [own, ...brought] = breakers.shown(current, clock.monotonicUs() / 1_000, MOST_BROUGHT);
  return { connection, settings: breakers.settingsOf(current), own: own!, brought };
}
