import type { ChatRequest, ChatTool, Parameter, ToolChoice } from '../translation/chat-request.ts';
import type { Losses } from '../translation/losses.ts';
import type { JsonObject } from '../translation/translator.ts';
import { toCachePoint } from './converse-message-writer.ts';

const ANY_OBJECT = { type: 'object', properties: {} };

/**
 * `toolConfig`; undefined where there is nothing to choose from.
 *
 * @param hasToolCalls whether the messages call tools: Converse then needs the tools
 */
export function writeToolConfig(
  { tools, toolChoice, parallelToolCalls }: ChatRequest,
  hasToolCalls: boolean,
  losses: Losses,
): JsonObject | undefined {
  if (tools.length === 0) {
    if (hasToolCalls) losses.add('tools', 'Converse needs the tools that the messages call.');
    return undefined;
  }
  if (parallelToolCalls?.value === false) {
    losses.add(parallelToolCalls.name, 'Converse cannot keep a model from calling several tools at once.');
  }
  if (toolChoice?.value.kind === 'none') {
    if (!hasToolCalls) return undefined;
    losses.add(toolChoice.name, 'Converse cannot forbid tools that the messages call.');
  }
  const choice = toolChoice === null ? undefined : toToolChoice(toolChoice);
  return { tools: tools.flatMap(toTools), ...(choice && { toolChoice: choice }) };
}

function toToolChoice({ value }: Parameter<ToolChoice>): JsonObject | undefined {
  switch (value.kind) {
    case 'auto':
      return { auto: {} };
    case 'required':
      return { any: {} };
    case 'tool':
      return { tool: { name: value.name } };
    case 'none':
      return undefined;
  }
}

function toTools({ name, description, parameters, strict, cache }: ChatTool): JsonObject[] {
  const toolSpec = {
    name,
    // An empty one is rejected.
    ...(description !== null && description !== '' && { description }),
    inputSchema: { json: parameters ?? ANY_OBJECT },
    ...(strict === true && { strict }),
  };
  return cache === undefined ? [{ toolSpec }] : [{ toolSpec }, toCachePoint(cache)];
}
