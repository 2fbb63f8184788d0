import type { ClientTags } from '../client-tags.ts';
import { API_KEY_HEADERS, type Dialect, type DialectRequest, type UpstreamForm } from '../dialect.ts';
import { errorEnvelope } from '../error-envelope.ts';
import { JsonRequest, membersToRead } from '../json-request.ts';
import type { JsonScan } from '../json-scan.ts';
import { readJsonBody } from './read-json-body.ts';

/** The inputs of OpenAI's embeddings and moderations, and of what Cohere, Jina, vLLM and others call reranking and scoring. */
const PROMPT = ['input', 'messages', 'query', 'queries', 'documents', 'items', 'text_1', 'text_2'];

/**
 * Calls that generate nothing and are never streamed: embeddings, moderations, reranking, scoring. Of a request only the
 * model is read, of an answer only the usage.
 */
export const jsonDialect: Dialect = {
  name: 'json',
  credentials: API_KEY_HEADERS,
  requestIdHeader: null,
  keepAlive: new Uint8Array(0),
  members: membersToRead([], PROMPT),
  parse: (scan: JsonScan) => new ModelRequest(scan),
  readBody: readJsonBody,
  errorBody: errorEnvelope,
  errorEvent: (error) => `data: ${errorEnvelope(error)}\n\n`,
};

class ModelRequest implements DialectRequest {
  readonly model: string;
  readonly streaming = false;
  readonly estimatedInputTokens: number;
  readonly maxOutputTokens = 0;
  readonly choices = 1;
  readonly #json: JsonRequest;

  constructor(scan: JsonScan) {
    this.#json = new JsonRequest(scan);
    this.estimatedInputTokens = this.#json.estimatedInputTokens;
    this.model = this.#json.readModel();
    this.#json.refuseDuplicates(['model']);
  }

  furtherModels(): string | null {
    return this.#json.furtherModels();
  }

  clientTags(): ClientTags {
    return this.#json.clientTags();
  }

  forUpstream(upstreamModel: string): UpstreamForm {
    return { body: this.#json.withModel(upstreamModel, this.model), reader: null, addsStreamOptions: false };
  }
}
