import type { PromptTool } from './prompt.ts';

export interface SimulatedToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

const argumentCharactersPerDelta = 6;

const weatherTool: PromptTool = {
  name: 'get_weather',
  parameters: {
    type: 'object',
    properties: {
      location: { type: 'string', examples: ['Zürich, Switzerland'] },
      unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
      days: { type: 'integer' },
    },
  },
};

const maximumDepth = 8;

/** Calls the given tools in turn, or `get_weather` when there are none. */
export function simulateToolCalls(
  given: readonly PromptTool[],
  count: number,
  answerId: string,
): readonly SimulatedToolCall[] {
  const tools = given.length > 0 ? given : [weatherTool];
  return Array.from({ length: count }, (_, index) => {
    const { name, parameters } = tools[index % tools.length]!;
    return {
      id: `call_${answerId}_${index}`,
      name: typeof name === 'string' ? name : 'unnamed',
      arguments: JSON.stringify(sampleOf(parameters, 0) ?? {}),
    };
  });
}

/** @returns the arguments of a call in the pieces in which a stream gives them. */
export function argumentDeltas(call: SimulatedToolCall): readonly string[] {
  const deltas: string[] = [];
  for (let start = 0; start < call.arguments.length; start += argumentCharactersPerDelta) {
    deltas.push(call.arguments.slice(start, start + argumentCharactersPerDelta));
  }
  return deltas;
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
