const story =
  'This is a simulated answer: no model was asked, and every token of it was written in advance. ' +
  'A weir stands in a stream, lets the water through and measures it on the way. ' +
  'Nothing is taken out and nothing is added, yet the keeper knows at any hour how much has passed. ' +
  'When the river is low he waits, and when it floods he still counts each drop once. ';

const multiByteStory =
  'Grüße vom Wehr — “simulated” ≈ ½ €: 川の水は流れ続ける。 Ελληνικά, עברית, हिन्दी. 🌊🐟 👩‍🚀 naïve façade Ωμέγα 𝔘𝔫𝔦𝔠𝔬𝔡𝔢. ';

const echoedCharacters = 280;
const defaultTokens = 40;

/** Tokens are kept as JSON string literals, so that no chunk needs to be stringified when it is built. */
const storyTokens = tokenLiterals(story);
const multiByteTokens = tokenLiterals(multiByteStory);
const reasoningLiterals = tokenLiterals(
  'The question is clear, and so is the answer: I am a simulation, so I recite what I was given. ' +
    'First I count the prompt, then I pretend to think, then I speak. ',
);

/** @returns `count` JSON string literals of a text, repeated or shortened to fit. */
export function answerTokens(
  kind: 'story' | 'echo' | 'multi-byte',
  promptText: string,
  count: number | undefined,
): readonly string[] {
  if (kind === 'echo') {
    const tokens = tokenLiterals(echoText(promptText));
    return count === undefined ? tokens : repeatTo(tokens, count);
  }
  return repeatTo(kind === 'story' ? storyTokens : multiByteTokens, count ?? defaultTokens);
}

export function reasoningTokens(count: number): readonly string[] {
  return repeatTo(reasoningLiterals, count);
}

function echoText(promptText: string): string {
  const prompt = promptText.trim();
  if (prompt === '') return story;
  const characters = Array.from(prompt.slice(0, 2 * echoedCharacters));
  const shown = characters.slice(0, echoedCharacters).join('');
  return `You wrote: “${shown}${shown.length < prompt.length ? '…' : ''}”\n\n${story}`;
}

function tokenLiterals(text: string): readonly string[] {
  return (text.trimEnd().match(/\s*\S+/gu) ?? []).map((token) => JSON.stringify(token));
}

function repeatTo(tokens: readonly string[], count: number): readonly string[] {
  if (count <= tokens.length) return tokens.slice(0, count);
  const repeated = new Array<string>(count);
  for (let index = 0; index < count; index++) repeated[index] = tokens[index % tokens.length]!;
  return repeated;
}

/** Joins JSON string literals into one. */
export function joinLiterals(literals: readonly string[]): string {
  return `"${literals.map((literal) => literal.slice(1, -1)).join('')}"`;
}

/** @returns the tokens before the first of the sequences in them, and which one it is. */
export function untilSequence(
  tokens: readonly string[],
  sequences: readonly string[],
): { readonly tokens: readonly string[]; readonly sequence: string | null } {
  if (sequences.length === 0) return { tokens, sequence: null };
  const texts = tokens.map((token) => JSON.parse(token) as string);
  const text = texts.join('');
  const places = sequences.map((sequence) => text.indexOf(sequence)).filter((at) => at >= 0);
  if (places.length === 0) return { tokens, sequence: null };
  const end = Math.min(...places);
  const kept: string[] = [];
  let length = 0;
  for (const token of texts) {
    if (length >= end) break;
    kept.push(JSON.stringify(token.slice(0, end - length)));
    length += token.length;
  }
  return { tokens: kept, sequence: sequences.find((sequence) => text.startsWith(sequence, end)) ?? null };
}
