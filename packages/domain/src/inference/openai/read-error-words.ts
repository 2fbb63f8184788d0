import type { ErrorWords } from '../stream/stream-state.ts';

/** The words of an OpenAI `error` value, an object or a bare string. */
export function readErrorWords(value: unknown): ErrorWords {
  const error = (typeof value === 'object' && value !== null ? value : { message: value }) as Record<
    string,
    unknown
  >;
  const code = typeof error.code === 'number' ? String(error.code) : text(error.code);
  return {
    message: text(error.message) ?? 'The upstream reported an error.',
    type: text(error.type),
    code,
    param: text(error.param),
    status: statusOf(error.code) ?? statusOf(error.status),
  };
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
