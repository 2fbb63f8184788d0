import type { UpstreamApi } from '../models/connection-kinds.ts';
import type { Dialect, DialectRequest } from './dialect.ts';

/** The unit in which an operation's use, and so its cost, is counted; `nothing`: it is free. */
export type UsageUnit = 'tokens' | 'images' | 'seconds' | 'characters' | 'requests' | 'nothing';

/** One call that the data plane serves. The table in operations.ts lists them all. */
export interface Operation {
  /** Recorded in the ledger. Never changed once it has been recorded. */
  readonly name: string;
  readonly method: 'POST';
  /** Below `/v1` of Weir, and below the base URL of an upstream. */
  readonly path: `/${string}`;
  readonly dialect: Dialect;
  /** To upstreams that speak it the client's bytes pass as they are. */
  readonly api: UpstreamApi;
  /** The endpoint scope that a key with scopes needs. */
  readonly scope: string;
  /** `gen_ai.operation.name` of the OpenTelemetry GenAI conventions. */
  readonly genAiName: string;
  /** Whether an answer may be a stream. */
  readonly streams: boolean;
  readonly unit: UsageUnit;
  /** The body of Weir's own answer, where no upstream of the model serves the operation. */
  readonly ownAnswer?: (request: DialectRequest) => string;
}
