import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { RequestBody } from '@weir/domain/inference';
import { DomainError, isDomainError } from '@weir/domain/kernel';
import type { BodyMemory } from './body-memory.ts';

/** The limits of a request's body, and of all of them together. */
export interface BodyLimits {
  readonly maxBytes: number;
  readonly memory: BodyMemory;
  /** Of a form that is sent on while it arrives. Default: `maxBytes`. */
  readonly maxUploadBytes?: number;
}

/** A form is read whole if it is smaller. */
const BEGINNING_BYTES = 64 * 1024;

/** The media types that an operation reads. */
export type BodyType = 'json' | 'form';

/**
 * Reads a request body of this type, calling `done` or `begin` back at most once with success. Its bytes are counted in `memory` as they come, and until it is
 * released. `begin` gets the beginning of a large form; where it returns true, it has taken over what was read, its room in `memory`
 * and what still comes. A body whose declared length is too large, or does not fit in there now, is not read. Room is not kept for bytes
 * that are only announced: a few idle connections could take all of it. Errors: `unsupported_media_type`,
 * `body_too_large`, `body_memory_full`, `malformed_json` (not UTF-8). When the client leaves in the middle there is no callback:
 * its response sink notices.
 */
export function readBody(
  incoming: IncomingMessage,
  type: BodyType,
  limits: BodyLimits,
  done: (body: RequestBody | DomainError) => void,
  begin: ((beginning: Uint8Array) => boolean) | null = null,
): void {
  const { maxBytes, memory } = limits;
  let mayBegin = begin !== null;
  const declared = Number(incoming.headers['content-length'] ?? 0);
  const refusal = refusalOf(incoming, type, declared, limits);
  if (refusal !== null) {
    done(refusal);
    return;
  }

  /** What has come; perhaps with room for more behind it. */
  let bytes: Buffer = NOTHING;
  let length = 0;
  /** Also lets go of the bytes: the request outlives its body. */
  const stop = () => {
    incoming.off('data', onData);
    incoming.off('end', onEnd);
    incoming.off('close', onClose);
    bytes = NOTHING;
  };
  const fail = (error: DomainError) => {
    stop();
    memory.giveBack(length);
    done(error);
  };
  const onData = (chunk: Buffer) => {
    if (length + chunk.length > maxBytes)
      return fail(type === 'form' ? tooLargeToHold(maxBytes) : tooLarge(maxBytes));
    if (!memory.take(chunk.length)) return fail(memory.refusal());
    const needed = length + chunk.length;
    if (length === 0) bytes = chunk;
    else {
      if (needed > bytes.length)
        bytes = grown(bytes, mayBegin ? needed : roomFor(needed, declared || maxBytes));
      bytes.set(chunk, length);
    }
    length = needed;
    if (!mayBegin || length < BEGINNING_BYTES) return;
    mayBegin = false;
    try {
      if (begin!(bytes.subarray(0, length))) stop();
    } catch (error) {
      if (!isDomainError(error)) throw error;
      fail(error);
    }
  };
  const onEnd = () => {
    const body = bytes.subarray(0, length);
    if (type === 'json' && !isUtf8(body))
      return fail(new DomainError('malformed_json', 'The request body is not valid UTF-8.'));
    stop();
    done(new RequestBody(body, memory.giveBack));
  };
  const onClose = () => {
    stop();
    memory.giveBack(length);
  };
  incoming.on('data', onData);
  incoming.on('end', onEnd);
  incoming.on('close', onClose);
}

const NOTHING = Buffer.alloc(0);

/** Not the whole length at once: what was declared is only a claim. Eightfold, since a copy takes 1 ms for 4 MB. */
function roomFor(bytes: number, atMost: number): number {
  return Math.min(8 * bytes, atMost);
}

function grown(bytes: Buffer, length: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(length);
  larger.set(bytes);
  return larger;
}

/** The refusal of a body that is not read; null otherwise. */
function refusalOf(
  { headers }: IncomingMessage,
  type: BodyType,
  declared: number,
  { maxBytes, memory, maxUploadBytes = maxBytes }: BodyLimits,
): DomainError | null {
  const { isOf, refusal } = TYPES[type];
  if (!isOf(headers['content-type'])) return new DomainError('unsupported_media_type', refusal);
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    return new DomainError('unsupported_media_type', 'Compressed request bodies are not supported.');
  }
  // How much of a form has to be held shows in its beginning.
  if (type === 'form') return declared > maxUploadBytes ? tooLarge(maxUploadBytes) : null;
  if (declared > maxBytes) return tooLarge(maxBytes);
  return memory.hasRoom(declared) ? null : memory.refusal();
}

const TYPES = {
  json: { isOf: isJson, refusal: 'The request body must be JSON: send `content-type: application/json`.' },
  form: {
    isOf: isForm,
    refusal: 'The request body must be a form: send `content-type: multipart/form-data`.',
  },
} as const;

function isForm(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'multipart/form-data';
}

function isJson(contentType: string | undefined): boolean {
  if (contentType === 'application/json') return true;
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || (type.startsWith('application/') && type.endsWith('+json'));
}

function tooLargeToHold(maxBytes: number): DomainError {
  return new DomainError(
    'body_too_large',
    `A form with \`model\` after the file can have at most ${maxBytes} bytes. Send \`model\` first.`,
  );
}

export function tooLarge(maxBytes: number): DomainError {
  return new DomainError('body_too_large', `The request body is larger than ${maxBytes} bytes.`);
}
