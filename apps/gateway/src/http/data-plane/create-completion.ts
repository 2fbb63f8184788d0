import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { AuthenticatedKey } from '@weir/domain/api-key-authentication';
import type { EndpointScope } from '@weir/domain/api-keys';
import { type AnswerError, startCompletion } from '@weir/domain/inference';
import { DomainError, isDomainError } from '@weir/domain/kernel';
import type { Operation } from '@weir/domain/usage';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';
import { codeOf } from '../errors.ts';
import { readJsonBody } from '../read-body.ts';
import { HttpClientSink } from './http-client-sink.ts';

const SCOPES: Readonly<Record<Operation, EndpointScope>> = {
  chat: 'chat.completions',
  text_completion: 'completions',
};

/**
 * The handler of an endpoint that generates. It answers on the raw response, without a promise on the warm path: the
 * key is cached, the body arrives by callback, and the upstream pushes.
 */
export function createCompletion(
  services: Services,
  operation: Operation,
): (c: Context<GatewayEnv>) => Response {
  const { apiKeyAuth, catalog, runner, telemetry, logger, maxBodyBytes } = services;
  const scope = SCOPES[operation];

  return (c) => {
    const { incoming, outgoing, receivedMs, receivedUs, requestId } = c.env;
    const client = new HttpClientSink(outgoing, requestId);

    const refuse = (error: unknown) => {
      if (!isDomainError(error)) {
        logger.log('error', 'gateway.unhandled', {
          errorName: error instanceof Error ? error.name : typeof error,
          errorCode: codeOf(error),
          requestId,
        });
      }
      telemetry.refused(codeOf(error));
      if (!client.gone) client.fail(isDomainError(error) ? error : internalError());
    };

    const complete = (key: AuthenticatedKey) => {
      readJsonBody(incoming, maxBodyBytes, (error, body) => {
        if (error !== null) return refuse(error);
        if (client.gone) return;
        try {
          startCompletion(
            { catalog, runner },
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
        } catch (refusal) {
          refuse(refusal);
        }
      });
    };

    try {
      const key = apiKeyAuth.authenticate(c.env, scope);
      if (key instanceof Promise) key.then(complete).catch(refuse);
      else complete(key);
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
