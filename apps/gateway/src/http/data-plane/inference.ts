import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { AuthenticatedKey } from '@weir/domain/api-key-authentication';
import { type AnswerError, type OPERATIONS, startInference } from '@weir/domain/inference';
import { DomainError, isDomainError } from '@weir/domain/kernel';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';
import { codeOf } from '../errors.ts';
import { readJsonBody } from '../read-body.ts';
import { HttpClientSink } from './http-client-sink.ts';
import { refusalRecording } from './refusal-recording.ts';

/**
 * The handler of a data-plane operation. It answers on the raw response. The warm path has no promise: the key is cached,
 * the body arrives by callback, and the upstream pushes.
 */
export function inferenceHandler(
  services: Services,
  operation: (typeof OPERATIONS)[number],
): (c: Context<GatewayEnv>) => Response {
  const { apiKeyAuth, catalog, admission, runner, telemetry, logger, maxBodyBytes } = services;
  const recordRefusal = refusalRecording(services);
  const { dialect, scope } = operation;

  return (c) => {
    const { incoming, outgoing, receivedMs, receivedUs, requestId } = c.env;
    const client = new HttpClientSink(outgoing, requestId, dialect);

    let caller: AuthenticatedKey | null = null;
    const refuse = (error: unknown) => {
      if (!isDomainError(error)) {
        logger.log('error', 'gateway.unhandled', {
          errorName: error instanceof Error ? error.name : typeof error,
          errorCode: codeOf(error),
          requestId,
        });
      }
      telemetry.refused(codeOf(error));
      recordRefusal(error, { key: caller, operation: operation.name, requestId });
      if (!client.gone) client.fail(isDomainError(error) ? error : internalError(), null);
    };

    const start = (key: AuthenticatedKey) => {
      caller = key;
      readJsonBody(incoming, maxBodyBytes, (error, body) => {
        if (error !== null) return refuse(error);
        if (client.gone) return;
        try {
          const started = startInference(
            { catalog, admission, runner },
            {
              key,
              operation,
              clientRequestId: requestId,
              receivedMs,
              receivedUs,
              body,
              text: body.toString('utf8'),
              trace: { traceparent: header(incoming.headers.traceparent) },
            },
            client,
          );
          if (started !== undefined) started.catch(refuse);
        } catch (refusal) {
          refuse(refusal);
        }
      });
    };

    try {
      const key = apiKeyAuth.authenticate(c.env, scope, dialect.credentials);
      if (key instanceof Promise) key.then(start).catch(refuse);
      else start(key);
    } catch (refusal) {
      refuse(refusal);
    }
    return RESPONSE_ALREADY_SENT;
  };
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function internalError(): AnswerError {
  return new DomainError('internal_error', 'Something went wrong on our side.');
}
