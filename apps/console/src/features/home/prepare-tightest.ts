import type { BindingLimit } from './home-queries.ts';

/** Kinds that are used up over a time. What is counted by the minute is over before one has read it. */
const USED_UP: readonly string[] = ['budget', 'credit', 'request_quota', 'token_quota'];

/** The limits of several keys that have the smallest part left, each once. */
export function prepareTightest(
  keys: readonly { readonly limits: readonly BindingLimit[] }[],
  maximum: number,
): readonly BindingLimit[] {
  const limits = new Map(
    keys.flatMap(({ limits }) => limits).map((limit) => [`${limit.scope} ${limit.id}`, limit] as const),
  );
  return [...limits.values()]
    .filter(({ kind }) => USED_UP.includes(kind))
    .toSorted((one, other) => one.part_left - other.part_left)
    .slice(0, maximum);
}
