import type { Dialect } from './dialect.ts';

/** What an operation's use, and so its cost, is counted in. */
export type UsageUnit = 'tokens' | 'images' | 'seconds' | 'characters' | 'requests';

/** One call that the data plane serves. All of them stand in the table of operations.ts. */
export interface Operation {
  /** What the ledger records. Never changed once it has been recorded. */
  readonly name: string;
  readonly method: 'POST';
  /** Below `/v1` of Weir, and below the base URL of an upstream. */
  readonly path: `/${string}`;
  readonly dialect: Dialect;
  /** What a key that is limited to some endpoints must have. */
  readonly scope: string;
  /** `gen_ai.operation.name` of the OpenTelemetry GenAI conventions. */
  readonly genAiName: string;
  /** Whether an answer may be a stream. */
  readonly streams: boolean;
  readonly unit: UsageUnit;
}
