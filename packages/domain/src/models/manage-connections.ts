import { bindingOfConnection } from '../credentials/credential-binding.ts';
import type { Caller, SignedInCaller } from '../kernel/actor.ts';
import type { CredentialCipher } from '../kernel/credential-cipher.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { type ConnectionId, newId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { notFound } from '../management/organization-access.ts';
import { prepared } from '../management/prepared.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import { normalizeBaseUrl } from './base-url.ts';
import { type ConnectionKind, requireCredentialForm, requireOwnIdentityIsFor } from './connection-kinds.ts';
import { CONNECTION_PRESET_NAMES, type ConnectionPresetName } from './connection-presets.ts';
import type { CatalogRepositories, ManagedConnection } from './managed-model.ts';
import {
  CONFIGURED_BREAKER,
  type Connection,
  type ConnectionBreaker,
  type ConnectionTimeouts,
  DEFAULT_TIMEOUTS,
} from './model.ts';
import { type GivenSettings, withPreset } from './with-preset.ts';

export interface ConnectionPorts extends ManagementPorts<CatalogRepositories> {
  readonly credentialCipher: CredentialCipher;
  /** Throws DomainError `invalid_parameter` for a base URL whose host is an address that a guarded connection may not have. */
  readonly requireAllowedAddress: (baseUrl: string) => void;
}

/** Of a breaker; null: as the gateway is configured. */
export type BreakerInput = Partial<Omit<ConnectionBreaker, 'set'>>;

export interface CreateConnectionInput extends GivenSettings {
  readonly credential: string | null;
  readonly timeouts: Partial<ConnectionTimeouts>;
  readonly breaker?: BreakerInput | undefined;
  readonly credentialFrom?: Connection['credentialFrom'] | undefined;
  readonly free?: boolean | undefined;
}

/** Absent is unchanged; a null credential removes it. */
export interface UpdateConnectionInput {
  readonly name?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly credential?: string | null | undefined;
  readonly timeouts?: Partial<ConnectionTimeouts> | undefined;
  /** Null: those of its kind. */
  readonly apis?: Connection['apis'] | undefined;
  /** Null: that of its kind. */
  readonly credentialHeader?: Connection['credentialHeader'] | undefined;
  readonly addsModels?: boolean | undefined;
  readonly streamOptions?: boolean | undefined;
  readonly continuousUsage?: boolean | undefined;
  readonly breaker?: BreakerInput | undefined;
  readonly credentialFrom?: Connection['credentialFrom'] | undefined;
  readonly free?: boolean | undefined;
  readonly enabled?: boolean | undefined;
}

/** All connections, newest first. Throws DomainError `permission_denied`, `scope_missing`. */
export function listManagedConnections(
  { actor }: SignedInCaller,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<CatalogRepositories>,
): Promise<Page<ManagedConnection>> {
  requirePermission(actor, 'connection.list', null);
  return repositories.connections.page(page);
}

/** The names of the presets. Throws DomainError `permission_denied`, `scope_missing`. */
export function listConnectionPresets({ actor }: SignedInCaller): readonly ConnectionPresetName[] {
  requirePermission(actor, 'connection.list', null);
  return CONNECTION_PRESET_NAMES;
}

/** Throws DomainError `not_found`, `permission_denied`, `scope_missing`. */
export async function getManagedConnection(
  { actor }: SignedInCaller,
  id: ConnectionId,
  { unitOfWork: { repositories } }: ManagementPorts<CatalogRepositories>,
): Promise<ManagedConnection> {
  requirePermission(actor, 'connection.read', null);
  const connection = await repositories.connections.find(id);
  if (connection === null) throw notFound('connection');
  return connection;
}

/**
 * Adds a connection, whose models discovery then finds. Its address is guarded.
 *
 * @throws DomainError `invalid_parameter` for the base URL or what no preset says, `name_taken`, `permission_denied`, `scope_missing`,
 *   `credential_unavailable` when the credential cannot be sealed
 */
export async function createConnection(
  caller: Caller,
  input: CreateConnectionInput,
  ports: ConnectionPorts,
): Promise<ManagedConnection> {
  const id = newId<'connection'>(ports.clock.nowMs(), ports.randomBytes);
  const { credential } = input;
  const sealed = await prepared(async () => {
    requirePermission(caller.actor, 'connection.create', null);
    return credential === null ? null : seal(credential, id, withPreset(input).kind, ports);
  });
  return writeToPlatform(caller, 'connection.create', ports, async ({ connections }) => {
    const settings = withPreset(input);
    const baseUrl = normalizeBaseUrl(settings.baseUrl, settings.kind);
    ports.requireAllowedAddress(baseUrl);
    if (credential !== null) requireCredentialForm(credential, settings.kind, 'credential');
    const timeouts = { ...DEFAULT_TIMEOUTS, ...given(input.timeouts) };
    const breaker = { ...CONFIGURED_BREAKER, ...given(input.breaker ?? {}) };
    const credentialFrom = input.credentialFrom ?? 'weir';
    requireNoneStored(credentialFrom, credential !== null);
    if (credential === null && credentialFrom === 'weir') requireOwnIdentityIsFor(baseUrl, settings.kind);
    const stored = {
      ...settings,
      id,
      baseUrl,
      timeouts,
      breaker,
      credentialFrom,
      free: input.free ?? false,
      guarded: true,
      enabled: true,
    };
    await connections.insert({ ...stored, sealedCredential: sealed() });
    const created: ManagedConnection = {
      ...stored,
      managedBy: 'operator',
      tags: [],
      hasCredential: credential !== null,
      models: 0,
      broughtCredentials: 0,
    };
    return { result: created, target: { kind: 'connection', id } };
  });
}

/**
 * Changes a connection. A stored credential is never sent to another address: whoever changes the base URL gives the credential
 * for it too, and while organizations have brought theirs the base URL stays.
 *
 * @throws DomainError `not_found`, `invalid_parameter`, `conflict` for one of the environment, `name_taken`,
 *   `permission_denied`, `scope_missing`, `credential_unavailable` when the credential cannot be sealed
 */
export async function updateConnection(
  caller: Caller,
  id: ConnectionId,
  input: UpdateConnectionInput,
  ports: ConnectionPorts,
): Promise<ManagedConnection> {
  const { credential } = input;
  const sealed = await prepared(async () => {
    requirePermission(caller.actor, 'connection.update', null);
    if (credential === null || credential === undefined) return credential;
    const stored = await ports.unitOfWork.repositories.connections.find(id);
    if (stored === null) throw notFound('connection');
    return seal(credential, id, stored.kind, ports);
  });
  return writeToPlatform(caller, 'connection.update', ports, async ({ connections }) => {
    const connection = await connections.findForUpdate(id);
    if (connection === null) throw notFound('connection');
    requireOperators(connection);
    const baseUrl =
      input.baseUrl === undefined ? connection.baseUrl : normalizeBaseUrl(input.baseUrl, connection.kind);
    const moves = baseUrl !== connection.baseUrl;
    if (moves) {
      ports.requireAllowedAddress(baseUrl);
      requireNothingSent(connection, input);
    }
    const updated = {
      ...connection,
      name: input.name ?? connection.name,
      baseUrl,
      timeouts: { ...connection.timeouts, ...given(input.timeouts ?? {}) },
      apis: input.apis === undefined ? connection.apis : input.apis,
      credentialHeader:
        input.credentialHeader === undefined ? connection.credentialHeader : input.credentialHeader,
      addsModels: input.addsModels ?? connection.addsModels,
      streamOptions: input.streamOptions ?? connection.streamOptions,
      continuousUsage: input.continuousUsage ?? connection.continuousUsage,
      breaker: { ...connection.breaker, ...given(input.breaker ?? {}) },
      credentialFrom: input.credentialFrom ?? connection.credentialFrom,
      free: input.free ?? connection.free,
      enabled: input.enabled ?? connection.enabled,
      guarded: connection.guarded || moves,
    };
    if (credential) requireCredentialForm(credential, connection.kind, 'credential');
    const hasCredential = credential === undefined ? connection.hasCredential : credential !== null;
    requireNoneStored(updated.credentialFrom, hasCredential);
    const isAuthorizedAnew = moves || credential === null || input.credentialFrom !== undefined;
    if (isAuthorizedAnew && !hasCredential && updated.credentialFrom === 'weir') {
      requireOwnIdentityIsFor(baseUrl, connection.kind);
    }
    await connections.update({ ...updated, sealedCredential: sealed() });
    const changed = Object.keys(input).filter(
      (name) => input[name as keyof UpdateConnectionInput] !== undefined,
    );
    return {
      result: { ...updated, hasCredential },
      target: { kind: 'connection', id },
      changedFields: changed.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
    };
  });
}

/** `conflict` for a connection that the environment or the discovery server configures: it would be back soon. */
export function requireOperators({ managedBy }: ManagedConnection): void {
  if (managedBy === 'operator') return;
  if (managedBy === 'discovery') {
    throw new DomainError(
      'conflict',
      'The discovery server manages this connection. Remove the host from its list, or disable the deployments.',
    );
  }
  throw new DomainError(
    'conflict',
    'The environment of the gateway configures this connection. Change WEIR_UPSTREAM_URL and the related variables there.',
  );
}

function requireNothingSent(connection: ManagedConnection, { credential }: UpdateConnectionInput): void {
  if (connection.hasCredential && credential === undefined) {
    throw new DomainError(
      'invalid_parameter',
      'If you change base_url, also send its credential, or null for none.',
      { param: 'credential' },
    );
  }
  if (connection.broughtCredentials > 0) {
    throw new DomainError(
      'conflict',
      'Organizations have added credentials for this base_url. Create another connection instead.',
    );
  }
}

/** One that nobody uses would look as if it were used. */
function requireNoneStored(credentialFrom: Connection['credentialFrom'], hasCredential: boolean): void {
  if (credentialFrom !== 'client' || !hasCredential) return;
  throw new DomainError(
    'invalid_parameter',
    'credential: must be null if credential_from is client, because each request sends its own.',
    { param: 'credential' },
  );
}

function seal(
  credential: string,
  id: ConnectionId,
  kind: ConnectionKind,
  { credentialCipher }: ConnectionPorts,
): Promise<Uint8Array> {
  requireCredentialForm(credential, kind, 'credential');
  return credentialCipher.seal(credential, bindingOfConnection(id));
}

function given<Members extends object>(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Members;
}
