import type { ApiRequest, ModelApi, RequestProblem, Turn } from '../model-api.ts';
import { countTokens } from '../prompt.ts';
import { relevance } from '../relevance.ts';
import { promptUsage } from '../usage-json.ts';

interface RerankRequest {
  readonly query: string;
  readonly documents: readonly string[];
  readonly topN: number;
  /** Undefined: the vendor's default. */
  readonly returnsDocuments: boolean | undefined;
}

const maximumDocuments = 10_000;
/** Cohere's search unit is a query with up to this number of documents. */
const documentsPerSearch = 100;

/**
 * `POST /v1/rerank`, as Jina and vLLM have it (https://docs.vllm.ai/en/latest/serving/openai_compatible_server), with
 * `usage.total_tokens`. With parameter `units=searches` it reports Cohere's `meta.billed_units.search_units` instead
 * (https://docs.cohere.com/reference/rerank) and, like Cohere, leaves the documents out unless asked for them.
 */
export const rerank: ModelApi = { read: readRerank };

function readRerank(body: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  const { query, documents, top_n: topN, return_documents: returnsDocuments } = body;
  if (typeof query !== 'string' || query === '')
    return { message: 'You must provide a query.', param: 'query' };
  const texts = readDocuments(documents);
  if (texts === undefined) {
    const message = `documents must be a list of 1 to ${maximumDocuments} texts, or of objects with a text.`;
    return { message, param: 'documents' };
  }
  if (topN !== undefined && topN !== null && !(Number.isInteger(topN) && (topN as number) >= 1)) {
    return { message: 'top_n must be a whole number of at least 1.', param: 'top_n' };
  }
  const request: RerankRequest = {
    query,
    documents: texts,
    topN: (topN as number | null | undefined) ?? texts.length,
    returnsDocuments: typeof returnsDocuments === 'boolean' ? returnsDocuments : undefined,
  };
  return { isStream: false, answer: (turn) => ({ steps: 0, body: () => rerankBody(request, turn) }) };
}

function readDocuments(documents: unknown): readonly string[] | undefined {
  if (!Array.isArray(documents) || documents.length === 0 || documents.length > maximumDocuments) {
    return undefined;
  }
  const texts = documents.map((document) => (typeof document === 'string' ? document : document?.text));
  return texts.every((text) => typeof text === 'string') ? texts : undefined;
}

function rerankBody(request: RerankRequest, { model, shortId, chosen }: Turn): string {
  const { query, documents } = request;
  const isBySearch = chosen.parameters.units === 'searches';
  const returnsDocuments = request.returnsDocuments ?? !isBySearch;
  const results = documents
    .map((text, index) => ({
      index,
      relevance_score: relevance(query, text),
      ...(returnsDocuments && { document: { text } }),
    }))
    .sort((a, b) => b.relevance_score - a.relevance_score)
    .slice(0, request.topN);
  const id = `rerank-${shortId}`;
  if (isBySearch)
    return JSON.stringify({ id, results, ...searchUsage(documents.length, chosen.parameters.usage) });

  // Each document is read together with the query.
  const queryTokens = countTokens(query);
  const tokens = documents.reduce((sum, text) => sum + queryTokens + countTokens(text), 0);
  const { usage } = promptUsage(tokens, chosen.parameters);
  return JSON.stringify({
    id,
    model,
    ...(usage && { usage: { total_tokens: usage.total_tokens } }),
    results,
  });
}

function searchUsage(documents: number, mode: Turn['chosen']['parameters']['usage']) {
  const meta = { api_version: { version: '2' } };
  if (mode === 'never') return { meta };
  const searches = mode === 'zero' ? 0 : Math.ceil(documents / documentsPerSearch);
  return { meta: { ...meta, billed_units: { search_units: searches } } };
}
