import type { AuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import type { Admitted } from '../limits/ports.ts';
import type { RoutedDeployment } from '../models/catalog-snapshot.ts';
import type { Model } from '../models/model.ts';
import type { TraceHeaders } from '../telemetry/ports.ts';
import type { ClientTags } from './client-tags.ts';
import type { DialectRequest } from './dialect.ts';
import type { HeaderList } from './forwarded-headers.ts';
import type { Operation } from './operation.ts';
import type { RequestBody } from './request-body.ts';

/** A request that was parsed, resolved and admitted. */
export interface InferenceRequest {
  readonly key: AuthenticatedKey;
  readonly operation: Operation;
  /** The `x-request-id` of the answer. */
  readonly clientRequestId: string;
  /** When the request's head was received: wall clock and monotonic. */
  readonly receivedMs: number;
  readonly receivedUs: number;
  /** From the head received until the key was known, microseconds. */
  readonly authenticatedUs: number;
  /** How long the gateway waited for the body, microseconds. */
  readonly uploadUs: number;
  /** Released as soon as no attempt can need it. */
  readonly body: RequestBody;
  readonly parsed: DialectRequest;
  readonly model: Model;
  /** In the order in which they are tried; at least one. */
  readonly deployments: readonly RoutedDeployment[];
  readonly trace: TraceHeaders;
  /** Headers of the client that go on to the upstream. */
  readonly headers: HeaderList;
  /** Both null unless the organization records what clients say. */
  readonly clientTags: ClientTags;
  readonly admitted: Admitted;
  /** Whether it was admitted as free: what costs something is asked only after {@link Admitted.charge}. */
  readonly isFree: boolean;
}
