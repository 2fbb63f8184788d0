import { crc32 } from 'node:zlib';

/** Version 1 of the frame: `W1 <length> <crc> <payload>\n`, both numbers eight hexadecimal digits. */
const MARK = Buffer.from('W1 ', 'latin1');
const LENGTH_AT = 3;
const CRC_AT = 12;
const PAYLOAD_AT = 21;
const SPACE = 0x20;
const NEWLINE = 0x0a;
/** Bytes of a frame besides its payload. */
const FRAME_OVERHEAD_BYTES = PAYLOAD_AT + 1;

export interface Frame {
  readonly payload: Buffer;
  /** Where the next frame begins. */
  readonly end: number;
}

export interface FrameScan {
  readonly frames: readonly Frame[];
  /** Bytes before the end of the last intact frame that belong to no intact frame. */
  readonly damagedBytes: number;
  /** End of the last intact frame, or where the scan began. What follows it is damaged up to `scannedTo`. */
  readonly intactEnd: number;
  /** How far the scan came: the end, unless it reached its limit of frames. */
  readonly scannedTo: number;
}

/** A frame with this payload, which must not be empty or contain a newline (JSON never does). */
export function encodeFrame(payload: string): Buffer {
  const length = Buffer.byteLength(payload);
  const frame = Buffer.allocUnsafe(length + FRAME_OVERHEAD_BYTES);
  frame.write(payload, PAYLOAD_AT, 'utf8');
  const sum = crc32(frame.subarray(PAYLOAD_AT, PAYLOAD_AT + length));
  frame.write(`W1 ${hexadecimal(length)} ${hexadecimal(sum)} `, 0, 'latin1');
  frame[PAYLOAD_AT + length] = NEWLINE;
  return frame;
}

/**
 * Finds the intact frames from `start` on, at most `limit`. After damaged bytes it continues after the next newline, so
 * that one damaged place costs only the frames it touches.
 */
export function scanFrames(bytes: Buffer, start = 0, limit = Number.POSITIVE_INFINITY): FrameScan {
  const frames: Frame[] = [];
  let damagedBytes = 0;
  let intactEnd = start;
  let position = start;
  while (position < bytes.length && frames.length < limit) {
    const frame = frameAt(bytes, position);
    if (frame === null) {
      const newline = bytes.indexOf(NEWLINE, position);
      position = newline === -1 ? bytes.length : newline + 1;
      continue;
    }
    damagedBytes += position - intactEnd;
    frames.push(frame);
    intactEnd = frame.end;
    position = frame.end;
  }
  return { frames, damagedBytes, intactEnd, scannedTo: position };
}

function frameAt(bytes: Buffer, position: number): Frame | null {
  const payloadAt = position + PAYLOAD_AT;
  if (payloadAt >= bytes.length) return null;
  if (bytes.compare(MARK, 0, MARK.length, position, position + MARK.length) !== 0) return null;
  if (bytes[position + CRC_AT - 1] !== SPACE || bytes[payloadAt - 1] !== SPACE) return null;
  const length = readHexadecimal(bytes, position + LENGTH_AT);
  const sum = readHexadecimal(bytes, position + CRC_AT);
  if (length === null || length === 0 || sum === null) return null;
  const payloadEnd = payloadAt + length;
  // Without its newline a frame was not written completely. A newline that became another byte does not make the payload
  // doubtful: the checksum covers it.
  if (payloadEnd >= bytes.length) return null;
  const payload = bytes.subarray(payloadAt, payloadEnd);
  return crc32(payload) === sum ? { payload, end: payloadEnd + 1 } : null;
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(8, '0');
}

/** Eight lower-case hexadecimal digits; anything else is null. */
function readHexadecimal(bytes: Buffer, at: number): number | null {
  let value = 0;
  for (let index = at; index < at + 8; index++) {
    const code = bytes[index]!;
    const digit =
      code >= 0x30 && code <= 0x39 ? code - 0x30 : code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;
    if (digit === -1) return null;
    value = value * 16 + digit;
  }
  return value;
}
