import { openAiCompatibleHttp } from '../openai-compatible/openai-compatible-http.ts';
import type { HttpManner } from '../upstream-targets.ts';
import { isOAuthToken } from './anthropic-headers.ts';

/**
 * Credentials as in Anthropic's API (https://docs.claude.com/en/api/overview): an API key in `x-api-key`, a token of a plan as
 * bearer. Its errors, `{"type":"error","error":{"type","message"}}`, are one of the shapes that are read anyway.
 */
export const anthropicHttp: HttpManner = {
  credentialHeader: (credential) =>
    isOAuthToken(credential) ? ['authorization', `Bearer ${credential}`] : ['x-api-key', credential],
  readWords: openAiCompatibleHttp.readWords,
};
