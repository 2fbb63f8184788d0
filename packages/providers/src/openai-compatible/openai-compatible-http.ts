import type { UpstreamWords } from '@weir/domain/inference';
import type { HttpManner } from '../upstream-targets.ts';

/** Credentials and errors as in OpenAI's API (https://platform.openai.com/docs/api-reference/authentication). */
export const openAiCompatibleHttp: HttpManner = {
  credentialHeader: (credential) => ['authorization', `Bearer ${credential}`],
  readWords,
};

/** The error message in OpenAI's envelope, or in its variants: bare members, a plain text, or FastAPI's `detail`. */
function readWords(body: string): UpstreamWords | undefined {
  let error: unknown;
  try {
    const parsed = JSON.parse(body) as { error?: unknown; message?: unknown; detail?: unknown };
    error = parsed.error ?? parsed;
  } catch {
    return undefined;
  }
  if (typeof error === 'string') error = { message: error };
  if (typeof error !== 'object' || error === null) return undefined;
  const { message, type, code, param, detail } = error as Record<string, unknown>;
  const text = word(message) ?? word(detail);
  if (text === null) return undefined;
  return {
    message: text,
    type: word(type),
    code: word(typeof code === 'number' ? String(code) : code),
    param: word(param),
  };
}

function word(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
