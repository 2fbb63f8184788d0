import type { UpstreamApi } from '../../models/connection-kinds.ts';
import { anthropicUpstreamTranslator } from '../anthropic/anthropic-upstream-translator.ts';
import { bedrockUpstreamTranslator } from '../bedrock/bedrock-upstream-translator.ts';
import { openAiUpstreamTranslator } from '../openai/openai-upstream-translator.ts';
import type { UpstreamTranslator } from './translator.ts';

/** By the API. To one without a translator only requests of the same API go. */
export const UPSTREAM_TRANSLATORS: Readonly<Partial<Record<UpstreamApi, UpstreamTranslator>>> = {
  openai: openAiUpstreamTranslator,
  anthropic: anthropicUpstreamTranslator,
  bedrock: bedrockUpstreamTranslator,
};
