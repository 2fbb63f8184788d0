/** The prompt of a request, for every API. */
export interface Prompt {
  /** What the user said last; `echo` repeats it. */
  readonly text: string;
  readonly tokens: number;
  readonly mayReason: boolean;
  readonly mayCallTools: boolean;
  readonly tools: readonly PromptTool[];
  readonly maximumTokens: number;
  /** Texts before which the answer ends. */
  readonly stopSequences: readonly string[];
  readonly choices: number;
}

/** A function that the model may call. `parameters` is a JSON Schema. */
export interface PromptTool {
  readonly name: unknown;
  readonly parameters: unknown;
}

const bytesPerToken = 4;

/** Tokens counted for a message in addition to its text. */
export const tokensPerMessage = 4;
export const tokensPerImage = 85;

/** Counts tokens as tokenizers do on average: four bytes each. */
export function countTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken);
}

/** @returns the text of a message or prompt: of a string, of its text parts, or of a list of prompts. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  let text = '';
  for (const part of content) {
    if (typeof part === 'string') text += part;
    else if (typeof part?.text === 'string') text += part.text;
  }
  return text;
}

/** @returns the stop sequences of a request: one text, a list of them, or none. */
export function stopSequencesOf(stop: unknown): readonly string[] {
  const sequences = Array.isArray(stop) ? stop : [stop];
  return sequences.filter((sequence) => typeof sequence === 'string' && sequence !== '');
}

/** @returns the most tokens that the first number among the limits allows. */
export function tokenLimit(...limits: readonly unknown[]): number {
  return limits.find((limit) => typeof limit === 'number') ?? Number.POSITIVE_INFINITY;
}
