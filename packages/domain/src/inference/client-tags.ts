/** Whom and what a request is for, as its client says. Recorded only where the organization wants it. */
export interface ClientTags {
  /** The `user` it names, at most 512 characters. */
  readonly user: string | null;
  /** At most 16 pairs: names of 1 to 64 characters, values of at most 512. */
  readonly tags: Readonly<Record<string, string>> | null;
}

export const NO_CLIENT_TAGS: ClientTags = Object.freeze({ user: null, tags: null });

const MAX_PAIRS = 16;
const MAX_NAME_LENGTH = 64;
const MAX_VALUE_LENGTH = 512;

/** Keeps what is within the limits of OpenAI's `user` and `metadata`, and drops the rest. */
export function toClientTags(user: unknown, metadata: unknown): ClientTags {
  const pairs =
    typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)
      ? Object.entries(metadata).filter(isPair).slice(0, MAX_PAIRS)
      : [];
  return {
    user: isValue(user) && user !== '' ? user : null,
    tags: pairs.length === 0 ? null : Object.fromEntries(pairs),
  };
}

function isPair(pair: [string, unknown]): pair is [string, string] {
  const [name, value] = pair;
  return name !== '' && name.length <= MAX_NAME_LENGTH && isValue(value);
}

function isValue(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_VALUE_LENGTH;
}
