import type { IncomingHttpHeaders } from 'node:http';
import type { DueEvent } from './model-api.ts';
import type { RequestRecord } from './request-log.ts';
import type { SseFraming } from './sse-framing.ts';

/** An error before a vendor gives it a shape. `code` and `param` are OpenAI's. */
export interface ApiError {
  readonly status: number;
  readonly code: string | null;
  readonly param: string | null;
  readonly message: string;
  readonly retryAfterS?: number;
}

/** An error as it goes over the wire. */
export interface SpelledError {
  /** As the vendor has it, which may be another one than was asked for. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

/** The credentials that a simulator asks for. Without them it takes any. */
export interface AskedCredentials {
  readonly apiKey: string | undefined;
  readonly aws: AwsCredentials | undefined;
}

/** The key pair that a signature of AWS must be made with. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What a vendor's APIs have in common. */
export interface Vendor {
  /** @returns the headers of each of its answers. */
  readonly headers: (record: RequestRecord) => Readonly<Record<string, string>>;
  /** @returns why the headers of a request do not let it in. */
  readonly refuse: (record: RequestRecord, body: Buffer, asked: AskedCredentials) => ApiError | undefined;
  /** @returns the header in which a client's credential is. */
  readonly credential: (headers: IncomingHttpHeaders) => string | undefined;
  readonly spellError: (error: ApiError, record: RequestRecord) => SpelledError;
  /** JSON: what an engine that fails while it answers leaves in place of the answer. */
  readonly failureBody: string;
  readonly stream: StreamForm;
}

/** How a vendor sends events. */
export interface StreamForm {
  readonly contentType: string;
  readonly frame: (event: DueEvent, index: number, framing: SseFraming) => string | Buffer;
}
