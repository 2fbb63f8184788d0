import type { Clock } from '../kernel/clock.ts';
import type { RequestId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import type { ConnectionKind } from '../models/connection-kinds.ts';
import type { Router } from '../routing/router.ts';
import type { InferenceTelemetry } from '../telemetry/ports.ts';
import type { RequestLog } from '../telemetry/request-log.ts';
import type { UsageLedger } from '../usage/ports.ts';
import type { InferenceProvider } from './ports.ts';
import type { StreamOptionsRejections } from './stream-options-rejections.ts';

/** The ports of running a request. Shared by all requests. */
export interface InferencePorts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ledger: UsageLedger;
  readonly telemetry: InferenceTelemetry;
  readonly requestLog: RequestLog;
  readonly providers: Readonly<Record<ConnectionKind, InferenceProvider>>;
  readonly router: Router;
  readonly streamOptionsRejections: StreamOptionsRejections;
  readonly newRequestId: () => RequestId;
  /** After this much silence the client of a stream gets a comment, milliseconds. */
  readonly keepAliveMs: number;
}
