const decoder = new TextDecoder('utf-8');

/** The object that a body is in JSON; null when it is none. */
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
