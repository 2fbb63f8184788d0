import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';

const codec = new EventStreamCodec(toUtf8, fromUtf8);

/** A frame of an AWS event stream with these headers of type string. */
export function aFrame(headers: Readonly<Record<string, string>>, payload: unknown): Buffer {
  const body = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  const typed = Object.entries(headers).map(([name, value]) => [name, { type: 'string', value }] as const);
  return Buffer.from(codec.encode({ headers: Object.fromEntries(typed), body }));
}

export function anEventFrame(name: string, payload: unknown): Buffer {
  return aFrame(
    { ':event-type': name, ':content-type': 'application/json', ':message-type': 'event' },
    payload,
  );
}

export function anExceptionFrame(name: string, message: string): Buffer {
  return aFrame(
    { ':exception-type': name, ':content-type': 'application/json', ':message-type': 'exception' },
    { message },
  );
}

/** An event of Anthropic's, as the stream of InvokeModel has it. */
export function aChunkFrame(event: unknown): Buffer {
  return anEventFrame('chunk', { bytes: Buffer.from(JSON.stringify(event)).toString('base64'), p: 'abcdef' });
}
