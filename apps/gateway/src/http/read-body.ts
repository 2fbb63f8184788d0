import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { DomainError } from '@weir/domain/kernel';

/**
 * Reads a JSON request body of at most `maxBytes`, calling back once. A body whose declared length is too large is not
 * read. Errors: `unsupported_media_type`, `body_too_large`, `malformed_json` (not UTF-8). When the client leaves in the
 * middle there is no callback: its response sink notices.
 */
export function readJsonBody(
  incoming: IncomingMessage,
  maxBytes: number,
  done: (error: DomainError | null, body: Buffer) => void,
): void {
  const { headers } = incoming;
  if (!isJson(headers['content-type'])) {
    done(
      new DomainError(
        'unsupported_media_type',
        'The request body must be JSON: send `content-type: application/json`.',
      ),
      NOTHING,
    );
    return;
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    done(new DomainError('unsupported_media_type', 'Compressed request bodies are not supported.'), NOTHING);
    return;
  }
  if (Number(headers['content-length'] ?? 0) > maxBytes) {
    done(tooLarge(maxBytes), NOTHING);
    return;
  }

  const chunks: Buffer[] = [];
  let length = 0;
  const onData = (chunk: Buffer) => {
    length += chunk.length;
    if (length <= maxBytes) {
      chunks.push(chunk);
      return;
    }
    incoming.off('data', onData);
    incoming.off('end', onEnd);
    done(tooLarge(maxBytes), NOTHING);
  };
  const onEnd = () => {
    const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length);
    if (isUtf8(body)) done(null, body);
    else done(new DomainError('malformed_json', 'The request body is not valid UTF-8.'), NOTHING);
  };
  incoming.on('data', onData);
  incoming.on('end', onEnd);
}

const NOTHING = Buffer.alloc(0);

function isJson(contentType: string | undefined): boolean {
  if (contentType === 'application/json') return true;
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || (type.startsWith('application/') && type.endsWith('+json'));
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError('body_too_large', `The request body is larger than ${maxBytes} bytes.`);
}
