import type { ClientTags } from '../client-tags.ts';
import { BEARER, type Dialect, type DialectRequest, type UpstreamForm } from '../dialect.ts';
import { errorEnvelope } from '../error-envelope.ts';
import { JsonRequest } from '../json-request.ts';
import { readJsonBody } from './read-json-body.ts';

const READ: ReadonlySet<string> = new Set(['model']);

/**
 * Calls that generate nothing and are never streamed: embeddings, moderations, reranking, scoring. Of a request only the
 * model is read, of an answer only the usage.
 */
export const jsonDialect: Dialect = {
  name: 'json',
  credentials: BEARER,
  keepAlive: new Uint8Array(0),
  parse: (text, body) => new ModelRequest(text, body),
  readBody: readJsonBody,
  errorBody: errorEnvelope,
  errorEvent: (error) => `data: ${errorEnvelope(error)}\n\n`,
};

class ModelRequest implements DialectRequest {
  readonly model: string;
  readonly streaming = false;
  readonly #json: JsonRequest;

  constructor(text: string, body: Uint8Array) {
    this.#json = new JsonRequest(text, body, READ);
    this.model = this.#json.readModel();
    this.#json.refuseDuplicates();
  }

  furtherModels(): string | null {
    return this.#json.furtherModels();
  }

  clientTags(): ClientTags {
    return this.#json.clientTags();
  }

  forUpstream(upstreamModel: string): UpstreamForm {
    return { body: this.#json.withModel(upstreamModel, this.model), reader: null };
  }
}
