import { findErrorWords, type UpstreamWords } from '@weir/domain/inference';
import type { HttpManner } from '../upstream-targets.ts';

/** Tabs and line ends are text; other control characters, and what is not UTF-8, are not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it looks for
const NOT_TEXT = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]/;

/** Credentials and errors as in OpenAI's API (https://platform.openai.com/docs/api-reference/authentication). */
export const openAiCompatibleHttp = {
  credentialHeader: (credential: string) => ['authorization', `Bearer ${credential}`],
  readWords,
} satisfies HttpManner;

/** The message of an error in JSON of any shape in use, or of a plain text. A page of HTML has none. */
function readWords(body: string): UpstreamWords | undefined {
  let error: unknown;
  try {
    error = JSON.parse(body);
  } catch {
    return readPlainText(body.trim());
  }
  return findErrorWords(error) ?? undefined;
}

/** What begins like JSON or HTML was cut, or is for machines. */
function readPlainText(message: string): UpstreamWords | undefined {
  if (message === '' || /^[<{[]/.test(message) || NOT_TEXT.test(message)) return undefined;
  return { message, type: null, code: null, param: null, details: null };
}
