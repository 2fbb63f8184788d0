const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder >>> 0;
});

/** CRC-32 (ISO-HDLC, as in zlib and PNG) of the first `length` characters of ASCII text, as an unsigned integer. */
export function crc32OfAscii(text: string, length: number): number {
  let remainder = 0xffffffff;
  for (let index = 0; index < length; index++) {
    remainder = table[(remainder ^ text.charCodeAt(index)) & 0xff]! ^ (remainder >>> 8);
  }
  return (remainder ^ 0xffffffff) >>> 0;
}
