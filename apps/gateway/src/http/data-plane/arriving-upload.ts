import type { IncomingMessage } from 'node:http';
import { ArrivingBody, type BodyCheck } from '@weir/domain/inference';
import type { Clock } from '@weir/domain/kernel';
import { tooLarge } from '../read-body.ts';

/** The rest of a body that goes on while it arrives. Its client is paused until an upstream takes it. */
export function arrivingUpload(
  incoming: IncomingMessage,
  heldBytes: number,
  maxBytes: number,
  check: BodyCheck,
  clock: Clock,
): ArrivingBody {
  const declared = incoming.headers['content-length'];
  const limitBytes = maxBytes - heldBytes;
  const body = new ArrivingBody(
    declared === undefined ? null : Number(declared) - heldBytes,
    limitBytes,
    {
      push: (bytes) => {
        if (body.arrivedBytes > limitBytes) throw tooLarge(maxBytes);
        check.push(bytes);
      },
      end: () => check.end(),
    },
    {
      pause: () => incoming.pause(),
      resume: () => incoming.resume(),
      leave: () => {
        incoming.off('data', onData);
        incoming.off('end', onEnd);
        // The rest is read and dropped: the connection may carry another request.
        incoming.resume();
      },
    },
    clock,
  );
  const onData = (chunk: Buffer) => body.push(chunk);
  const onEnd = () => body.end();
  incoming.pause();
  incoming.on('data', onData);
  incoming.on('end', onEnd);
  return body;
}
