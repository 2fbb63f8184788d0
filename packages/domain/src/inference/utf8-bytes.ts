const QUOTE = 34;
const BACKSLASH = 92;
const SMALL_U = 117;

/** The length of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) bytes += extraBytes(text.charCodeAt(i));
  return bytes;
}

/** The same of a JSON string in `json`, without its escapes, from behind its opening quote to its closing one. */
export function utf8BytesOfJsonString(json: string, start: number): number {
  let bytes = 0;
  for (let i = start; i < json.length; i++) {
    let code = json.charCodeAt(i);
    if (code === QUOTE) break;
    if (code === BACKSLASH) {
      code = json.charCodeAt(++i);
      if (code === SMALL_U) {
        code = Number.parseInt(json.slice(i + 1, i + 5), 16);
        i += 4;
      }
    }
    bytes += 1 + extraBytes(code);
  }
  return bytes;
}

/** Beyond the first. Of the four bytes of a surrogate pair each half counts two. */
export function extraBytes(code: number): number {
  if (code < 0x80) return 0;
  return code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
}
