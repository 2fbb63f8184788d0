/** Of all paths, where a proxy adds one: `/llm` of `https://example.com/llm`. */
export function prefixOf(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/+$/, '');
}
