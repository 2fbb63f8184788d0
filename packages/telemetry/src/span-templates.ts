import { SpanKind } from '@opentelemetry/api';
import type { Operation } from '@weir/domain/inference';
import type { EndedAttempt, RequestOutcome, StartedAttempt } from '@weir/domain/telemetry';
import { isName } from './bounded-names.ts';
import { errorTypeOf, isFailure } from './request-series.ts';
import { serverOf } from './server-of.ts';
import { type SpanTemplate, spanTemplate } from './span-batch.ts';

/** Upstreams choose some of the names. */
const MAX_KNOWN = 1_000;

/** What spans of the same kind of request say, encoded once: all but ids, times and counts. */
export class SpanTemplates {
  readonly #known = new Map<string, SpanTemplate>();

  ofAttempt({ operation, upstreamModel, connection }: StartedAttempt, end: EndedAttempt): SpanTemplate {
    const { status, errorCode } = end;
    // What may contain a space is last.
    const key = `${operation.genAiName} ${connection.id} ${connection.baseUrl} ${status} ${errorCode} ${upstreamModel}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    return this.#keep(
      key,
      spanTemplate(
        `${operation.genAiName} ${upstreamModel}`,
        SpanKind.CLIENT,
        errorCode !== null && isFailure(errorCode),
        {
          'gen_ai.operation.name': operation.genAiName,
          'gen_ai.provider.name': connection.kind,
          'gen_ai.request.model': upstreamModel,
          'weir.connection.id': connection.id,
          ...serverOf(connection.baseUrl),
          'http.response.status_code': status ?? undefined,
          'error.type': errorCode ?? undefined,
        },
      ),
    );
  }

  ofRequest(operation: Operation, model: string, outcome: RequestOutcome): SpanTemplate {
    const { ending, provider, streamed, status } = outcome;
    const responseModel = nameOf(outcome.responseModel);
    const finishReason = nameOf(outcome.finishReason);
    const errorType = errorTypeOf(outcome);
    const names = `${operation.genAiName} ${ending} ${provider} ${responseModel} ${finishReason} ${errorType}`;
    const key = `${names} ${streamed} ${status} ${model}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    return this.#keep(
      key,
      spanTemplate(
        `${operation.genAiName} ${model}`,
        SpanKind.SERVER,
        errorType !== undefined && isFailure(errorType),
        {
          'gen_ai.operation.name': operation.genAiName,
          'gen_ai.request.model': model,
          'weir.ending': ending,
          'gen_ai.provider.name': provider,
          'gen_ai.request.stream': streamed,
          'gen_ai.response.model': responseModel,
          'gen_ai.response.finish_reasons': finishReason === undefined ? undefined : [finishReason],
          'http.response.status_code': status ?? undefined,
          'error.type': errorType,
        },
      ),
    );
  }

  #keep(key: string, template: SpanTemplate): SpanTemplate {
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(key, template);
    return template;
  }
}

/** Undefined for text in place of a name. */
function nameOf(text: string | null): string | undefined {
  return text !== null && isName(text) ? text : undefined;
}
