import type { Clock } from '../kernel/clock.ts';
import type { RequestId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import type { ConnectionKind } from '../models/connection-kinds.ts';
import type { InferenceTelemetry } from '../telemetry/ports.ts';
import type { UsageLedger } from '../usage/ports.ts';
import type { InferenceProvider } from './ports.ts';

/** What running a request needs. Shared by all requests. */
export interface InferencePorts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ledger: UsageLedger;
  readonly telemetry: InferenceTelemetry;
  readonly providers: Readonly<Record<ConnectionKind, InferenceProvider>>;
  readonly newRequestId: () => RequestId;
  /** Silence towards the client of a stream after which a comment is sent, milliseconds. */
  readonly keepAliveMs: number;
  /** Deployments tried for one request at the most. */
  readonly maxAttempts: number;
}
