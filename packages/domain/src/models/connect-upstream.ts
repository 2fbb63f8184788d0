import { DomainError } from '../kernel/domain-error.ts';
import { newId } from '../kernel/ids.ts';
import { checkName } from '../kernel/name.ts';
import { normalizeBaseUrl } from './base-url.ts';
import { type ConnectionKind, requireCredentialForm } from './connection-kinds.ts';
import { type DiscoverModelsPorts, discoverModels } from './discover-models.ts';
import { CONFIGURED_BREAKER, type Connection, type ConnectionTimeouts, DEFAULT_TIMEOUTS } from './model.ts';
import type { CatalogRepository, ConnectionManager } from './ports.ts';
import { type GivenSettings, withPreset } from './with-preset.ts';

const MAX_CREDENTIAL_LENGTH = 4_096;
const MAX_TIMEOUT_MS = 86_400_000;

export interface ConnectUpstreamInput extends GivenSettings {
  /** As {@link checkName} takes it; an existing connection of this name is updated. */
  readonly name: string;
  /** Sent to the upstream in the way of its kind; null or blank for none. */
  readonly credential: string | null;
  readonly timeouts?: Partial<ConnectionTimeouts>;
  /** Default: an operator. */
  readonly managedBy?: ConnectionManager;
}

export interface ConnectUpstreamPorts extends DiscoverModelsPorts {
  readonly repository: Pick<CatalogRepository, 'saveConnection' | 'replaceDiscovered' | 'recordDiscovery'>;
}

export interface ConnectedUpstream {
  readonly connection: Connection;
  /** How many models it serves; null when it did not answer. Then the known models stay. */
  readonly models: number | null;
}

/**
 * Stores the connection and asks the upstream for its models. Throws DomainError `invalid_parameter` or `name_taken` before
 * anything is stored. An upstream that does not answer is no error.
 */
export async function connectUpstream(
  input: ConnectUpstreamInput,
  ports: ConnectUpstreamPorts,
  signal?: AbortSignal,
): Promise<ConnectedUpstream> {
  const settings = withPreset(input);
  const checked: Connection = {
    ...settings,
    id: newId(ports.clock.nowMs(), ports.randomBytes),
    name: checkName('name', settings.name),
    baseUrl: normalizeBaseUrl(settings.baseUrl, settings.kind),
    credential: checkCredential(input.credential, settings.kind),
    timeouts: checkTimeouts(input.timeouts ?? {}),
    guarded: false,
    breaker: CONFIGURED_BREAKER,
    credentialFrom: 'weir',
    free: false,
  };
  const id = await ports.repository.saveConnection(checked, input.managedBy);
  const connection = { ...checked, id };
  const models = await discoverModels(connection, ports, signal);
  if (models !== null)
    ports.logger.log('info', 'upstream.connected', { connectionId: connection.id, models });
  return { connection, models };
}

/** Trimmed; null when blank. Throws DomainError `invalid_parameter`. */
export function checkCredential(
  text: string | null,
  kind: ConnectionKind = 'openai-compatible',
): string | null {
  const credential = text?.trim() ?? '';
  if (credential === '') return null;
  // It becomes a header value: a line break in it would start another header.
  if (credential.length > MAX_CREDENTIAL_LENGTH || !/^[\x21-\x7e]+$/.test(credential)) {
    throw invalid('credential', 'credential must be printable ASCII without spaces.');
  }
  requireCredentialForm(credential, kind, 'credential');
  return credential;
}

function checkTimeouts(given: Partial<ConnectionTimeouts>): ConnectionTimeouts {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...given };
  for (const value of Object.values(timeouts)) {
    if (!Number.isInteger(value) || value < 1 || value > MAX_TIMEOUT_MS) {
      throw invalid('timeouts', `timeouts must be whole milliseconds from 1 to ${MAX_TIMEOUT_MS}.`);
    }
  }
  return timeouts;
}

function invalid(param: string, message: string): DomainError {
  return new DomainError('invalid_parameter', message, { param });
}
