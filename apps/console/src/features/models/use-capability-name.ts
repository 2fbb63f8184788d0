import { useLingui } from '@lingui/react/macro';
import type { Capability } from './models-search.ts';

/** What a capability is called. One that this console does not know yet keeps the name of the API. */
export function useCapabilityName(): (capability: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<Capability, string>> = {
    text: t`Text`,
    vision: t`Image input`,
    audio_input: t`Audio input`,
    audio_output: t`Audio output`,
    tools: t`Tools`,
    reasoning: t`Reasoning`,
    structured_output: t`Structured output`,
    embeddings: t`Embeddings`,
    rerank: t`Reranking`,
    moderation: t`Moderation`,
    image_generation: t`Image generation`,
  };
  return (capability) => names[capability as Capability] ?? capability;
}
