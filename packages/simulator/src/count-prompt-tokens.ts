import { type CompletionRequest, textOf } from './completion-request.ts';

const bytesPerToken = 4;
const tokensPerMessage = 4;
const tokensPerImage = 85;

/** Counts a prompt as tokenizers do on average: four bytes a token and a few for each message and tool. */
export function countPromptTokens(request: CompletionRequest): number {
  if (request.messages === undefined) return countPrompt(request.prompt);
  let tokens = 3;
  for (const { content, tool_calls } of request.messages) {
    tokens += tokensPerMessage + tokensOfText(textOf(content));
    if (Array.isArray(content)) {
      for (const part of content) if (part?.type === 'image_url') tokens += tokensPerImage;
    }
    if (Array.isArray(tool_calls)) tokens += tokensOfText(JSON.stringify(tool_calls));
  }
  if (request.tools != null) tokens += tokensOfText(JSON.stringify(request.tools));
  return tokens;
}

function countPrompt(prompt: unknown): number {
  const isTokenList = Array.isArray(prompt) && typeof prompt[0] === 'number';
  return isTokenList ? prompt.length : Math.max(1, tokensOfText(textOf(prompt)));
}

function tokensOfText(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken);
}
