import { anthropicDialect } from './anthropic/anthropic-dialect.ts';
import { countTokensDialect, writeTokenEstimate } from './anthropic/count-tokens-dialect.ts';
import { jsonDialect } from './json/json-dialect.ts';
import { imageDialect, speechDialect, transcriptionDialect } from './media/media-dialects.ts';
import { openAiDialect } from './openai/openai-dialect.ts';
import { openAiResponsesDialect } from './openai-responses/openai-responses-dialect.ts';
import type { Operation } from './operation.ts';

/**
 * The operations of the data plane. Routes, key scopes, telemetry names, openapi.json and prices come from this table.
 * The semantic conventions name only chat, text completion and embeddings; they allow others.
 */
export const OPERATIONS = [
  {
    name: 'chat',
    method: 'POST',
    path: '/chat/completions',
    dialect: openAiDialect,
    api: 'openai',
    scope: 'chat.completions',
    genAiName: 'chat',
    streams: true,
    unit: 'tokens',
  },
  {
    name: 'text_completion',
    method: 'POST',
    path: '/completions',
    dialect: openAiDialect,
    api: 'openai',
    scope: 'completions',
    genAiName: 'text_completion',
    streams: true,
    unit: 'tokens',
  },
  {
    name: 'responses',
    method: 'POST',
    path: '/responses',
    dialect: openAiResponsesDialect,
    api: 'openai-responses',
    scope: 'responses',
    genAiName: 'chat',
    streams: true,
    unit: 'tokens',
  },
  {
    name: 'messages',
    method: 'POST',
    path: '/messages',
    dialect: anthropicDialect,
    api: 'anthropic',
    scope: 'messages',
    genAiName: 'chat',
    streams: true,
    unit: 'tokens',
  },
  {
    name: 'count_tokens',
    method: 'POST',
    path: '/messages/count_tokens',
    dialect: countTokensDialect,
    api: 'anthropic',
    scope: 'messages.count_tokens',
    genAiName: 'count_tokens',
    streams: false,
    unit: 'nothing',
    ownAnswer: writeTokenEstimate,
  },
  {
    name: 'embeddings',
    method: 'POST',
    path: '/embeddings',
    dialect: jsonDialect,
    api: 'openai',
    scope: 'embeddings',
    genAiName: 'embeddings',
    streams: false,
    unit: 'tokens',
  },
  {
    name: 'moderations',
    method: 'POST',
    path: '/moderations',
    dialect: jsonDialect,
    api: 'openai',
    scope: 'moderations',
    genAiName: 'moderation',
    streams: false,
    unit: 'requests',
  },
  {
    name: 'rerank',
    method: 'POST',
    path: '/rerank',
    dialect: jsonDialect,
    api: 'openai',
    scope: 'rerank',
    genAiName: 'rerank',
    streams: false,
    unit: 'tokens',
  },
  {
    name: 'score',
    method: 'POST',
    path: '/score',
    dialect: jsonDialect,
    api: 'openai',
    scope: 'score',
    genAiName: 'score',
    streams: false,
    unit: 'tokens',
  },
  {
    name: 'image_generation',
    method: 'POST',
    path: '/images/generations',
    dialect: imageDialect,
    api: 'openai',
    scope: 'images',
    genAiName: 'image_generation',
    streams: true,
    unit: 'images',
  },
  {
    name: 'speech',
    method: 'POST',
    path: '/audio/speech',
    dialect: speechDialect,
    api: 'openai',
    scope: 'audio.speech',
    genAiName: 'speech',
    streams: true,
    unit: 'characters',
  },
  {
    name: 'transcription',
    method: 'POST',
    path: '/audio/transcriptions',
    dialect: transcriptionDialect,
    api: 'openai',
    scope: 'audio.transcriptions',
    genAiName: 'transcription',
    streams: true,
    unit: 'seconds',
  },
] as const satisfies readonly Operation[];

export type OperationName = (typeof OPERATIONS)[number]['name'];

/** Endpoints of the data plane that a key can be limited to. `GET /v1/key` is open to every key. */
export const ENDPOINT_SCOPES = [...OPERATIONS.map(({ scope }) => scope), 'models'] as const;

export type EndpointScope = (typeof ENDPOINT_SCOPES)[number];
