import type { Exchange } from '../answer-request.ts';
import type { SimulatedModel } from '../models.ts';
import { sendJson } from '../send-answer.ts';

const modes: Readonly<Record<string, string>> = {
  text: 'chat',
  embeddings: 'embedding',
  moderation: 'moderation',
  rerank: 'rerank',
};

/** Answers `GET /model/info` as a LiteLLM proxy (https://docs.litellm.ai/docs/proxy/model_management). */
export function answerLiteLlmModels({ context, vendor, record, response }: Exchange): void {
  sendJson(vendor, response, record, 200, { data: context.catalog.models.map(describe) });
}

function describe(model: SimulatedModel) {
  const { id, pricing, context_length: contextLength } = model;
  const mode = modes[model.architecture.output_modalities[0]!] ?? 'chat';
  const isChat = mode === 'chat';
  const price = (name: string): number | null => {
    const decimal = (pricing as unknown as Readonly<Record<string, string>>)[name];
    return decimal === undefined ? null : Number(decimal);
  };
  return {
    model_name: id,
    litellm_params: { model: `openai/${id}`, use_in_pass_through: false },
    model_info: {
      id: `sim${Buffer.from(id).toString('hex')}`,
      db_model: false,
      key: id,
      mode,
      litellm_provider: 'openai',
      max_tokens: isChat ? Math.min(contextLength, 32_768) : contextLength,
      max_input_tokens: contextLength,
      max_output_tokens: isChat ? Math.min(contextLength, 32_768) : null,
      input_cost_per_token: price('prompt'),
      output_cost_per_token: price('completion'),
      cache_read_input_token_cost: isChat ? price('input_cache_read') : null,
      cache_creation_input_token_cost: isChat ? price('input_cache_write') : null,
      input_cost_per_query: price('request'),
      supports_system_messages: isChat,
      supports_function_calling: isChat,
      supports_tool_choice: isChat,
      supports_parallel_function_calling: isChat,
      supports_response_schema: false,
      supports_vision: model.architecture.input_modalities.includes('image'),
      supports_prompt_caching: isChat,
      supports_reasoning: id.includes('reasoning'),
      supports_pdf_input: false,
      supports_audio_input: false,
      supports_audio_output: false,
    },
  };
}
