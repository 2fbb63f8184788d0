const decoder = new TextDecoder('utf-8');

/** The JSON object of a body; null when the body is not one. */
export function readJsonObject(body: Uint8Array): Readonly<Record<string, unknown>> | null {
  let answer: unknown;
  try {
    answer = JSON.parse(decoder.decode(body));
  } catch {
    return null;
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return null;
  return answer as Readonly<Record<string, unknown>>;
}
