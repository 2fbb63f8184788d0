import type { ProviderError } from '../inference/provider-error.ts';

/**
 * How upstreams say that a prompt is too long for the model: OpenAI and Azure (`context_length_exceeded`), llama.cpp
 * (`exceed_context_size_error`), vLLM and SGLang ("maximum context length", "longer than the model's context length"), Anthropic
 * ("prompt is too long", "exceed context limit"), Bedrock ("Input is too long"), Gemini ("input token count … exceeds the maximum"),
 * TGI ("`inputs` tokens + `max_new_tokens` must be <="), Mistral ("too large for model with … maximum context length").
 */
const CODES = /context_length_exceeded|exceed_context_size|context_window_exceeded|model_context_window/i;
const WORDS =
  /(?:maximum |max(?:imum)? model |model'?s? (?:maximum )?)context (?:length|window)|maximum model length|context (?:length|window|size|limit) (?:is |was )?exceeded|exceeds? (?:the )?(?:available |maximum |model'?s? |this model'?s? )*context (?:length|window|size|limit)|(?:prompt|input) is too long|input token count.{0,40}exceeds the maximum|inputs` tokens \+ `max_new_tokens` must be/i;

/** Whether a deployment with a longer context may serve what this one rejected. */
export function isContextTooShort({ code, status, words }: ProviderError): boolean {
  if (code !== 'upstream_rejected' || words === undefined) return false;
  if (status !== 400 && status !== 413 && status !== 422) return false;
  return CODES.test(`${words.code} ${words.type}`) || WORDS.test(words.message ?? '');
}
