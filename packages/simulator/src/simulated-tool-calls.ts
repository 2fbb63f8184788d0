import type { ChatTool, CompletionRequest } from './completion-request.ts';

export interface SimulatedToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

const weatherTool: ChatTool = {
  function: {
    name: 'get_weather',
    parameters: {
      type: 'object',
      properties: {
        location: { type: 'string', examples: ['Zürich, Switzerland'] },
        unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
        days: { type: 'integer' },
      },
    },
  },
};

const maximumDepth = 8;

/** Calls the tools of the request in turn, or `get_weather` when it has none. */
export function simulateToolCalls(
  request: CompletionRequest,
  count: number,
  answerId: string,
): readonly SimulatedToolCall[] {
  const tools = request.tools?.length ? request.tools : [weatherTool];
  return Array.from({ length: count }, (_, index) => {
    const called = tools[index % tools.length]!.function;
    return {
      id: `call_${answerId}_${index}`,
      name: typeof called?.name === 'string' ? called.name : 'unnamed',
      arguments: JSON.stringify(sampleOf(called?.parameters, 0) ?? {}),
    };
  });
}

/** A model that has its tool's answer, or may call none, speaks instead. */
export function mayCallTools(request: CompletionRequest): boolean {
  return request.tool_choice !== 'none' && request.messages?.at(-1)?.role !== 'tool';
}

/** @returns a value that a JSON Schema of the simple kinds accepts. */
function sampleOf(schema: unknown, depth: number): unknown {
  if (typeof schema !== 'object' || schema === null || depth > maximumDepth) return null;
  const { type, properties, items, examples, ...rest } = schema as Record<string, unknown>;
  if (Array.isArray(examples) && examples.length > 0) return examples[0];
  if (Array.isArray(rest.enum) && rest.enum.length > 0) return rest.enum[0];
  switch (Array.isArray(type) ? type[0] : type) {
    case 'string':
      return 'simulated';
    case 'number':
    case 'integer':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return [sampleOf(items, depth + 1)];
    case 'object':
      return Object.fromEntries(
        Object.entries(properties ?? {}).map(([name, value]) => [name, sampleOf(value, depth + 1)]),
      );
    default:
      return null;
  }
}
