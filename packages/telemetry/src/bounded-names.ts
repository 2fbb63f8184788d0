/** Replaces every name beyond the limit. */
export const OTHER = 'other';

/** Identifiers only: free text in place of a name has spaces or is longer. */
const NAME = /^[\w.:/@+-]{1,128}$/;

/** Limits the values of an attribute: the first `limit` distinct names pass, any other becomes {@link OTHER}. */
export class BoundedNames {
  readonly #limit: number;
  readonly #seen = new Set<string>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  bound(name: string): string {
    if (this.#seen.has(name)) return name;
    if (this.#seen.size >= this.#limit || !isName(name)) return OTHER;
    this.#seen.add(name);
    return name;
  }
}

/** Whether `text` has the shape of a model name, finish reason or code. */
export function isName(text: string): boolean {
  return NAME.test(text);
}
