import type { UpstreamWords } from '@weir/domain/inference';
import type { HttpManner } from '../upstream-targets.ts';

/** OpenAI's way with credentials and errors (https://platform.openai.com/docs/api-reference/authentication). */
export const openAiCompatibleHttp: HttpManner = {
  credentialHeader: (credential) => ['authorization', `Bearer ${credential}`],
  readWords,
};

/** The words of OpenAI's envelope, and of those who put its members, a plain text or FastAPI's `detail` in its place. */
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
