import type { Connection } from '../models/model.ts';
import type { TokenUsage } from '../usage/usage-record.ts';
import type { BodyCheck } from './arriving-body.ts';
import type { ClientTags } from './client-tags.ts';
import type { HeaderList } from './forwarded-headers.ts';
import type { MembersToRead } from './json-scan.ts';
import type { RequestBody } from './request-body.ts';
import type { ErrorDetails, ErrorWords, EventReader } from './stream/stream-state.ts';

/** The API that a client speaks, and that an upstream may speak natively. */
export type DialectName = 'openai' | 'openai-responses' | 'anthropic' | 'json' | 'media';

/**
 * How requests and answers of one kind are read and written. A dialect has a folder of its own beside this file; no
 * neutral file imports one: a request carries its dialect. `docs/guides/adding-a-dialect.md` goes through it.
 */
export interface Dialect {
  readonly name: DialectName;
  /** Where a client's API key may be. In several of these headers it must be the same one. */
  readonly credentials: readonly CredentialHeader[];
  /** A header of every answer in which clients look for the id of their request, besides `x-request-id`; null without one. */
  readonly requestIdHeader: string | null;
  /** Headers that upstreams of this API want, for a client that sends none of the name. Default: none. */
  readonly defaultHeaders?: HeaderList;
  /** A comment between two events, sent to a client that waits for a stream. It carries no data. */
  readonly keepAlive: Uint8Array;
  /** What {@link parse} reads of a request in JSON. */
  readonly members: MembersToRead;
  /** Set where requests are forms (`multipart/form-data`) instead. `contentType` has the boundary of the parts. */
  readonly form?: FormDialect;
  /**
   * Reads a request from its complete scan: of JSON for {@link members}, or of a form.
   *
   * @throws DomainError `missing_parameter`, `invalid_parameter` (naming the parameter)
   */
  parse(scan: RequestScan): DialectRequest;
  /** Whether an answer of this media type goes to the client as it comes, and is not read. Default: none. */
  passesBody?(contentType: string): boolean;
  /** Reads an answer that is not a stream; null when it is not of this dialect. */
  readBody(body: Uint8Array): BodyAnswer | null;
  /** The body of an error answer. */
  errorBody(error: ClientError): string;
  /**
   * An error as one complete event of a stream, with its line ends.
   *
   * @param lastEvent the data of the last event that was read, for dialects that number their events; null when there was none
   */
  errorEvent(error: ClientError, lastEvent: string | null): string;
}

/** How forms are read. */
export interface FormDialect {
  scan(body: RequestBody, contentType: string): RequestScan;
  /**
   * Reads the beginning of a large form. Null where more must have come before it can be sent on.
   *
   * @throws DomainError `malformed_form`, `invalid_parameter`
   */
  begin(beginning: Uint8Array, contentType: string): FormBeginning | null;
}

/** A form of which all is known that a request needs. */
export interface FormBeginning {
  /** Reads the rest as it arrives. */
  readonly check: BodyCheck;
  /** @param body the beginning is what it holds */
  scan(body: RequestBody): RequestScan;
}

/** A request's body while it is read, as far at a time as the caller allows. */
export interface RequestScan {
  readonly body: RequestBody;
  /**
   * Goes on for about this number of bytes. True once the whole body was read.
   *
   * @throws DomainError `malformed_json`, `malformed_form`
   */
  advance(maxBytes: number): boolean;
}

export interface CredentialHeader {
  /** In lower case. */
  readonly name: string;
  /** The scheme before the credential, in lower case with its space; empty when there is none. */
  readonly scheme: string;
}

/** `Authorization: Bearer …` (RFC 6750 §2.1), and the header of Azure's clients. */
export const API_KEY_HEADERS: readonly CredentialHeader[] = [
  { name: 'authorization', scheme: 'bearer ' },
  { name: 'api-key', scheme: '' },
];

/** The parts of a request that Weir reads; everything else is passed on unread. */
export interface DialectRequest {
  readonly model: string;
  readonly streaming: boolean;
  /** Tokens of the prompt, for a request of which no upstream says them. See docs/usage.md. */
  readonly estimatedInputTokens: number;
  /** The most tokens of one answer, as the request says; null when it does not, 0 where nothing is generated. */
  readonly maxOutputTokens: number | null;
  /** How many answers it asks for, at least 1. */
  readonly choices: number;
  /** How many images, seconds or characters it asks for, by the unit of its operation. Absent where tokens are counted. */
  readonly units?: number;
  /** How many they may become, while the request still arrives. Default: {@link units}. */
  readonly mostUnits?: number;
  /** The member in which the request names further models for the upstream to fall back to; null when it does not. */
  furtherModels(): string | null;
  /** Read only when it is recorded. */
  clientTags(): ClientTags;
  /**
   * What requests have in common that find their prompt in the cache of the same upstream: the key that they give, else the first bytes of
   * a prompt that is long enough to be cached. Null for others. Asked only while the body is held.
   */
  promptAffinity?(): string | Uint8Array | null;
  /**
   * The request for this upstream, and how its answer is read.
   *
   * @param mayAsk whether options may be added that ask for usage. Default: true
   */
  forUpstream(upstreamModel: string, connection: Connection, mayAsk?: boolean): UpstreamForm;
}

export interface UpstreamForm {
  /** Its parts in order: views of the client's own bytes, and what had to change. What still arrives follows them. */
  readonly body: readonly Uint8Array[];
  /** Reads the events of the answer. It knows what Weir asked for in addition. Null where no stream is expected. */
  readonly reader: EventReader | null;
  /** Default: JSON. */
  readonly contentType?: string;
  /** Whether it has `stream_options` that the client did not send. */
  readonly addsStreamOptions: boolean;
}

/** The parts of a non-streamed answer that Weir reads. */
export interface BodyAnswer {
  readonly finishReason: string | null;
  readonly usage: TokenUsage | null;
  /** UTF-8 bytes of what was generated: text, reasoning, tool calls. */
  readonly generatedBytes: number;
  readonly model: string | null;
  /** How many images or seconds, where the answer says it. */
  readonly units?: number | null;
  /** Set by servers that answer 200 with an error in place of the answer. */
  readonly error: ErrorWords | null;
}

/** An error as the client sees it. */
export interface ClientError {
  readonly status: number;
  readonly type: string;
  /** A number where the upstream's is one. */
  readonly code: string | number;
  readonly message: string;
  readonly param: string | null;
  /** Further members of the upstream's error. */
  readonly details: ErrorDetails | null;
  readonly requestId: string;
}
