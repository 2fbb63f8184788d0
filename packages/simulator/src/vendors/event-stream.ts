import { crc32 } from 'node:zlib';
import type { DueEvent } from '../model-api.ts';
import type { StreamForm } from '../vendor.ts';

const preludeBytes = 8;
const checksumBytes = 4;
const stringType = 7;

/** AWS's frames (https://smithy.io/2.0/aws/amazon-eventstream.html). How server-sent events may be spelled is nothing to them. */
export const eventStream: StreamForm = {
  contentType: 'application/vnd.amazon.eventstream',
  frame: frameEvent,
};

function frameEvent({ name = '', data, isException }: DueEvent): Buffer {
  const kind = isException ? 'exception' : 'event';
  const headers = {
    [`:${kind}-type`]: name,
    ':content-type': 'application/json',
    ':message-type': kind,
  };
  return frameMessage(headers, Buffer.from(data));
}

function frameMessage(headers: Readonly<Record<string, string>>, payload: Buffer): Buffer {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => header(name, value)));
  const length = preludeBytes + checksumBytes + head.length + payload.length + checksumBytes;
  const message = Buffer.alloc(length);
  message.writeUInt32BE(length, 0);
  message.writeUInt32BE(head.length, 4);
  message.writeUInt32BE(crc32(message.subarray(0, preludeBytes)), preludeBytes);
  head.copy(message, preludeBytes + checksumBytes);
  payload.copy(message, preludeBytes + checksumBytes + head.length);
  message.writeUInt32BE(crc32(message.subarray(0, length - checksumBytes)), length - checksumBytes);
  return message;
}

function header(name: string, value: string): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(3);
  length.writeUInt8(stringType, 0);
  length.writeUInt16BE(bytes.length, 1);
  return Buffer.concat([Buffer.from([name.length]), Buffer.from(name), length, bytes]);
}
