/** The simulator's model with the most readable answer. */
const SIMULATED = 'sim-echo';

/** Parts of names of models that do not chat: nothing but their names says so in a list of models. */
const NOT_FOR_CHAT =
  /embed|rerank|moderation|whisper|transcri|tts|speech|audio|realtime|dall-?e|image|diffusion|flux|sora|video|ocr|guard|(^|[/_-])(bge|gte|e5|clip|colbert|minilm|mxbai)([/_-]|$)/i;

/** A model for the first chat request: of these names one that fits in a command; null when none seems to chat. */
export function exampleModel(names: readonly string[]): string | null {
  if (names.includes(SIMULATED)) return SIMULATED;
  return names.find((name) => !/\p{Cc}/u.test(name) && !NOT_FOR_CHAT.test(name)) ?? null;
}
