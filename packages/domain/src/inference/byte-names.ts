const encoder = new TextEncoder();

/** A table of names for look-ups by their UTF-8 bytes, without making a string of each. */
export class ByteNames<Value> {
  /** By length. */
  readonly #entries: { readonly name: Uint8Array; readonly value: Value }[][] = [];

  constructor(entries: Iterable<readonly [string, Value]>) {
    for (const [text, value] of entries) {
      const name = encoder.encode(text);
      while (this.#entries.length <= name.length) this.#entries.push([]);
      this.#entries[name.length]!.push({ name, value });
    }
  }

  /** The value for the name at `start`; undefined when it is not in the table. */
  get(bytes: Uint8Array, start: number, end: number): Value | undefined {
    const length = end - start;
    if (length >= this.#entries.length) return undefined;
    for (const { name, value } of this.#entries[length]!) {
      let i = 0;
      while (i < length && name[i] === bytes[start + i]) i++;
      if (i === length) return value;
    }
    return undefined;
  }
}
