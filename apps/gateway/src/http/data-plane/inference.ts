import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { AuthenticatedKey } from '@weir/domain/api-key-authentication';
import {
  type AnswerError,
  type Dialect,
  type FormBeginning,
  type FormDialect,
  headersToUpstream,
  JsonScan,
  type OPERATIONS,
  RequestBody,
  type RequestScan,
  startInference,
} from '@weir/domain/inference';
import { DomainError, isDomainError } from '@weir/domain/kernel';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';
import { codeOf } from '../errors.ts';
import { readBody } from '../read-body.ts';
import { arrivingUpload } from './arriving-upload.ts';
import { clientCredentialOf } from './client-credential.ts';
import { HttpClientSink } from './http-client-sink.ts';
import { sendOwnAnswer } from './own-answer.ts';
import { refusalRecording } from './refusal-recording.ts';

/** Of a large body this much is read in one turn of the event loop, which takes about 1 ms at most. */
const SCAN_BYTES = 64 * 1024;

/**
 * The handler of a data-plane operation. It answers on the raw response. The warm path has no promise: the key is cached,
 * the body arrives by callback, and the upstream pushes.
 */
export function inferenceHandler(
  services: Services,
  operation: (typeof OPERATIONS)[number],
): (c: Context<GatewayEnv>) => Response {
  const { apiKeyAuth, catalog, credentials, admission, runner, clock, logger } = services;
  const { maxUploadBytes } = services;
  const limits = { maxBytes: services.maxBodyBytes, memory: services.bodyMemory, maxUploadBytes };
  const recordRefusal = refusalRecording(services);
  const { scope } = operation;
  const dialect: Dialect = operation.dialect;
  const { form } = dialect;
  const bodyType = form === undefined ? 'json' : 'form';

  return (c) => {
    const { incoming, outgoing, receivedMs, receivedUs, requestId } = c.env;
    const client = new HttpClientSink(outgoing, requestId, dialect);

    let caller: AuthenticatedKey | null = null;
    let body: RequestBody | null = null;
    const refuse = (error: unknown) => {
      body?.release();
      body?.arriving?.leave();
      if (!isDomainError(error)) {
        logger.log('error', 'gateway.unhandled', {
          errorName: error instanceof Error ? error.name : typeof error,
          errorCode: codeOf(error),
          requestId,
        });
      }
      recordRefusal(error, { key: caller, operation: operation.name, requestId, receivedUs });
      if (!client.gone) client.fail(isDomainError(error) ? error : internalError(), null);
    };

    const start = (key: AuthenticatedKey) => {
      caller = key;
      const awaitedUs = clock.monotonicUs();
      const go = (received: RequestBody, toScan: (received: RequestBody) => RequestScan) => {
        body = received;
        const uploadUs = clock.monotonicUs() - awaitedUs;
        try {
          read(key, toScan(received), awaitedUs - receivedUs, uploadUs);
        } catch (refusal) {
          refuse(refusal);
        }
      };
      readBody(
        incoming,
        bodyType,
        limits,
        (received) => (isDomainError(received) ? refuse(received) : go(received, scanOf)),
        form === undefined ? null : (bytes) => begin(form, bytes, go),
      );
    };

    const scanOf = (received: RequestBody): RequestScan =>
      form?.scan(received, incoming.headers['content-type']!) ?? new JsonScan(received, dialect.members);

    /** Goes on with a form that still arrives; false when more of it has to be known. */
    const begin = (
      { begin }: FormDialect,
      bytes: Uint8Array,
      go: (received: RequestBody, toScan: FormBeginning['scan']) => void,
    ): boolean => {
      const beginning = begin(bytes, incoming.headers['content-type']!);
      if (beginning === null) return false;
      const arriving = arrivingUpload(incoming, bytes.length, maxUploadBytes, beginning.check, clock);
      const { giveBack } = services.bodyMemory;
      setImmediate(go, new RequestBody(bytes, giveBack, arriving), beginning.scan);
      return true;
    };

    const read = (key: AuthenticatedKey, scan: RequestScan, authenticatedUs: number, uploadUs: number) => {
      if (client.gone) return scan.body.release();
      try {
        if (!scan.advance(SCAN_BYTES)) {
          setImmediate(read, key, scan, authenticatedUs, uploadUs);
          return;
        }
        const { traceparent, tracestate } = incoming.headers;
        const trace = { traceparent: header(traceparent), tracestate: header(tracestate) };
        const started = startInference(
          { catalog, credentials, admission, runner },
          {
            key,
            operation,
            clientRequestId: requestId,
            receivedMs,
            receivedUs,
            authenticatedUs,
            uploadUs,
            scan,
            trace,
            headers: headersToUpstream(incoming.headers, key.id, dialect.defaultHeaders),
            clientCredential: clientCredentialOf(incoming.headers),
            refusesAliases: refusesAliases(incoming.headers['x-weir-refuse-aliases']),
          },
          client,
        );
        if (started !== undefined) started.catch(refuse);
      } catch (refusal) {
        if (!sendOwnAnswer(refusal, operation, scan, requestId, outgoing)) refuse(refusal);
      }
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

/** Throws DomainError `invalid_parameter`: a client that misspells its wish must not get another model. */
function refusesAliases(value: string | string[] | undefined): boolean {
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  throw new DomainError('invalid_parameter', 'x-weir-refuse-aliases must be true or false.', {
    param: 'x-weir-refuse-aliases',
  });
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function internalError(): AnswerError {
  return new DomainError('internal_error', 'An internal error occurred. Try again later.');
}
