import type { Attributes } from '@opentelemetry/api';
import { OPERATIONS } from '@weir/domain/inference';
import type { RequestOutcome, StartedAttempt } from '@weir/domain/telemetry';
import { BoundedNames } from './bounded-names.ts';

/** The SDK's own limit per instrument. */
const CACHE_LIMIT = 2000;

const BY_OPERATION: ReadonlyMap<string, Attributes> = new Map(
  OPERATIONS.map(({ name, genAiName }) => [name, { 'gen_ai.operation.name': genAiName }]),
);

/** The attributes of one kind of settlement, for the instruments that share them. */
export interface SettlementAttributes {
  readonly request: Attributes;
  readonly inputTokens: Attributes;
  readonly outputTokens: Attributes;
}

/**
 * Metric attributes: of low cardinality, and the same object for the same values, so that recording allocates none. Never
 * an organization, workspace, key, user or request.
 */
export class MetricAttributes {
  readonly #providers = new BoundedNames(50);
  readonly #connections = new BoundedNames(200);
  readonly #models = new BoundedNames(500);
  /** Upstreams choose these: without a limit, one that invents names would exhaust the collector. */
  readonly #responseModels = new BoundedNames(200);
  readonly #errors = new BoundedNames(100);
  readonly #settlements = new Map<string, SettlementAttributes>();
  readonly #attempts = new Map<string, Attributes>();
  readonly #refusals = new Map<string, Attributes>();

  settlement(record: RequestOutcome): SettlementAttributes {
    const provider = this.#providers.bound(record.provider);
    const model = this.#models.bound(record.model);
    const responseModel =
      record.responseModel === null ? '' : this.#responseModels.bound(record.responseModel);
    const errorType = errorTypeOf(record);
    const error = errorType === undefined ? '' : this.#errors.bound(errorType);
    // Limited names contain no space, so no two settlements share a key.
    const key = `${record.operation} ${provider} ${model} ${responseModel} ${record.status} ${error}`;
    return cached(this.#settlements, key, () => {
      const request = {
        ...this.operation(record.operation),
        'gen_ai.provider.name': provider,
        'gen_ai.request.model': model,
        ...(responseModel === '' ? {} : { 'gen_ai.response.model': responseModel }),
        ...(record.status === null ? {} : { 'http.response.status_code': record.status }),
        ...(error === '' ? {} : { 'error.type': error }),
      };
      return {
        request,
        inputTokens: { ...request, 'gen_ai.token.type': 'input' },
        outputTokens: { ...request, 'gen_ai.token.type': 'output' },
      };
    });
  }

  /** Of an operation by the name it has in the ledger. */
  operation(name: string): Attributes {
    return BY_OPERATION.get(name) ?? {};
  }

  attempt(
    connection: StartedAttempt['connection'],
    status: number | null,
    errorCode: string | null,
  ): Attributes {
    const name = this.#providers.bound(connection.kind);
    const id = this.#connections.bound(connection.id);
    const error = errorCode === null ? '' : this.#errors.bound(errorCode);
    return cached(this.#attempts, `${name} ${id} ${status} ${error}`, () => ({
      'gen_ai.provider.name': name,
      'weir.connection.id': id,
      'weir.attempt.outcome': error === '' ? 'succeeded' : isFailure(error) ? 'failed' : 'cancelled',
      ...(status === null ? {} : { 'http.response.status_code': status }),
      ...(error === '' ? {} : { 'error.type': error }),
    }));
  }

  refusal(code: string, status: number): Attributes {
    const error = this.#errors.bound(code);
    return cached(this.#refusals, error, () => ({
      'error.type': error,
      'http.response.status_code': status,
    }));
  }
}

/** `error.type` of a request: undefined when it completed. */
export function errorTypeOf(record: RequestOutcome): string | undefined {
  return record.errorCode ?? (record.ending === 'completed' ? undefined : record.ending);
}

/** Whether an error is Weir's or an upstream's: a client that leaves is no failure. */
export function isFailure(errorType: string): boolean {
  return errorType !== 'client_disconnected';
}

function cached<Value>(cache: Map<string, Value>, key: string, make: () => Value): Value {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (cache.size < CACHE_LIMIT) cache.set(key, made);
  return made;
}
