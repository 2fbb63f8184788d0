import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { RequestBody } from '@weir/domain/inference';
import { DomainError } from '@weir/domain/kernel';
import type { BodyMemory } from './body-memory.ts';

/** The limits of a request's body, and of all of them together. */
export interface BodyLimits {
  readonly maxBytes: number;
  readonly memory: BodyMemory;
}

/**
 * Reads a JSON request body, calling back at most once. Its bytes are counted in `memory` until it is released. A body whose
 * declared length is too large, or does not fit in there now, is not read. Errors: `unsupported_media_type`,
 * `body_too_large`, `body_memory_full`, `malformed_json` (not UTF-8). When the client leaves in the middle there is no callback:
 * its response sink notices.
 */
export function readJsonBody(
  incoming: IncomingMessage,
  limits: BodyLimits,
  done: (body: RequestBody | DomainError) => void,
): void {
  // There will be no event any more that gives back what is taken here.
  if (incoming.destroyed) return;
  const { maxBytes, memory } = limits;
  const declared = Number(incoming.headers['content-length'] ?? 0);
  const refusal = take(incoming, declared, limits);
  if (refusal !== null) {
    done(refusal);
    return;
  }

  /** A body of known length that comes in pieces; others are collected in `chunks`. */
  let whole: Buffer | null = null;
  let chunks: Buffer[] = [];
  let length = 0;
  let taken = declared;
  /** Also lets go of the bytes: the request outlives its body. */
  const stop = () => {
    incoming.off('data', onData);
    incoming.off('end', onEnd);
    incoming.off('close', onClose);
    whole = null;
    chunks = [];
  };
  const fail = (error: DomainError) => {
    stop();
    memory.giveBack(taken);
    done(error);
  };
  const onData = (chunk: Buffer) => {
    const before = length;
    length += chunk.length;
    if (length < declared || whole !== null) {
      whole ??= Buffer.allocUnsafeSlow(declared);
      whole.set(chunk, before);
      return;
    }
    if (length > maxBytes) return fail(tooLarge(maxBytes));
    if (length > taken) {
      if (!memory.take(length - taken)) return fail(memory.refusal());
      taken = length;
    }
    chunks.push(chunk);
  };
  const onEnd = () => {
    const body = whole ?? (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length));
    if (!isUtf8(body)) return fail(new DomainError('malformed_json', 'The request body is not valid UTF-8.'));
    stop();
    done(new RequestBody(body, memory.giveBack));
  };
  const onClose = () => {
    stop();
    memory.giveBack(taken);
  };
  incoming.on('data', onData);
  incoming.on('end', onEnd);
  incoming.on('close', onClose);
}

/** Takes room for the declared length of a JSON body; the refusal when it gets none. */
function take(
  { headers }: IncomingMessage,
  declared: number,
  { maxBytes, memory }: BodyLimits,
): DomainError | null {
  if (!isJson(headers['content-type'])) {
    return new DomainError(
      'unsupported_media_type',
      'The request body must be JSON: send `content-type: application/json`.',
    );
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    return new DomainError('unsupported_media_type', 'Compressed request bodies are not supported.');
  }
  if (declared > maxBytes) return tooLarge(maxBytes);
  return memory.take(declared) ? null : memory.refusal();
}

function isJson(contentType: string | undefined): boolean {
  if (contentType === 'application/json') return true;
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || (type.startsWith('application/') && type.endsWith('+json'));
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError('body_too_large', `The request body is larger than ${maxBytes} bytes.`);
}
