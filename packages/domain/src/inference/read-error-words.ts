import type { ErrorDetails, ErrorWords } from './stream/stream-state.ts';

/** Errors within errors are followed to this depth. */
const MAX_DEPTH = 4;
/** Faults of a validation that make up a message. */
const MAX_FAULTS = 5;
/** Members that are read by themselves, or are Weir's to say. */
const NOT_DETAILS: ReadonlySet<string> = new Set([
  'message',
  'type',
  'error_type',
  'code',
  'param',
  'detail',
  'error',
  'object',
  'status',
  'request_id',
]);

/** The words of an OpenAI `error` value, an object or a bare string. */
export function readErrorWords(value: unknown): ErrorWords {
  return (
    findErrorWords(value) ?? {
      ...membersOf(isObject(value) ? value : {}),
      message: 'The upstream reported an error.',
    }
  );
}

/**
 * The words of an error in any of the shapes in use; null when it has no message:
 *
 * - OpenAI's `{"error": {"message", "type", "code", "param"}}`, with further members (llama.cpp, OpenRouter), in an array (Gemini)
 * - bare members (older vLLM, Cohere), a bare text (Ollama), with `error_type` (TGI)
 * - FastAPI's `{"detail": …}`: a text, an object, or a list of faults `{"loc", "msg"}`; also within `message` (Mistral)
 */
export function findErrorWords(value: unknown, depth = 0): ErrorWords | null {
  if (depth > MAX_DEPTH) return null;
  if (typeof value === 'string') return value === '' ? null : { ...membersOf({}), message: value };
  if (Array.isArray(value)) return depth > 0 ? faultsOf(value) : findErrorWords(value[0], depth + 1);
  if (!isObject(value)) return null;
  const members = membersOf(value);
  const message = text(value.message);
  if (message !== null) return { ...members, message };
  for (const inner of [value.error, value.detail, value.message]) {
    const words = findErrorWords(inner, depth + 1);
    if (words === null) continue;
    return {
      message: words.message,
      type: words.type ?? members.type,
      code: words.code ?? members.code,
      param: words.param ?? members.param,
      details: words.details ?? members.details,
      status: words.status ?? members.status,
    };
  }
  return null;
}

function membersOf(error: Readonly<Record<string, unknown>>): Omit<ErrorWords, 'message'> {
  return {
    type: text(error.type) ?? text(error.error_type) ?? text(error.status),
    code: typeof error.code === 'number' ? error.code : text(error.code),
    param: text(error.param),
    details: detailsOf(error),
    status: statusOf(error.code) ?? statusOf(error.status),
  };
}

function detailsOf(error: Readonly<Record<string, unknown>>): ErrorDetails | null {
  const details = Object.entries(error).filter(([name, value]) => value !== null && !NOT_DETAILS.has(name));
  return details.length === 0 ? null : Object.fromEntries(details);
}

/** The faults that pydantic finds in a request. What they quote of the request is left out. */
function faultsOf(list: readonly unknown[]): ErrorWords | null {
  const faults = list.filter(isObject).flatMap(({ loc, msg }) => {
    const path = Array.isArray(loc) ? loc.filter((step) => step !== 'body').join('.') : '';
    return typeof msg === 'string' ? [{ path, text: path === '' ? msg : `${path}: ${msg}` }] : [];
  });
  if (faults.length === 0) return null;
  return {
    ...membersOf({}),
    message: faults
      .slice(0, MAX_FAULTS)
      .map((fault) => fault.text)
      .join('; '),
    param: text(faults[0]!.path),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function statusOf(value: unknown): number | null {
  const status = typeof value === 'string' ? Number(value) : value;
  return Number.isInteger(status) && (status as number) >= 400 && (status as number) <= 599
    ? (status as number)
    : null;
}
