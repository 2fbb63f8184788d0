/** @returns how relevant a text is to a query, from 0 to 1: the share of the query's words that it has, shrunk a bit. */
export function relevance(query: string, text: string): number {
  const wanted = wordsOf(query);
  const given = wordsOf(text);
  if (wanted.size === 0) return 0;
  const shared = [...wanted].filter((word) => given.has(word)).length;
  // Of texts with the same words, the one with fewer other words is more relevant.
  return ((shared / wanted.size) * (1 + shared)) / (1 + shared + 0.01 * given.size);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}
