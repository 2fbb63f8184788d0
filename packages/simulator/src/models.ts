import type { Scenario } from './scenarios.ts';

/**
 * A model as `GET /v1/models` lists it: OpenAI's shape with OpenRouter's `context_length`, `architecture`,
 * `supported_parameters` and `pricing` (https://openrouter.ai/docs/api-reference/list-available-models).
 */
export interface SimulatedModel {
  readonly id: string;
  readonly object: 'model';
  readonly created: number;
  readonly owned_by: 'weir-simulator';
  readonly name: string;
  readonly description: string;
  readonly context_length: number;
  readonly architecture: {
    readonly input_modalities: readonly string[];
    readonly output_modalities: readonly string[];
  };
  readonly supported_parameters: readonly string[];
  readonly pricing: Pricing;
}

/** Decimal USD. */
type Pricing = TokenPricing | RequestPricing;

/** For each token. */
interface TokenPricing {
  readonly prompt: string;
  readonly completion: string;
  readonly input_cache_read: string;
  readonly input_cache_write: string;
}

/** Per request of any size. */
interface RequestPricing {
  readonly request: string;
}

const createdS = 1_767_225_600;

const smallPricing = {
  prompt: '0.0000002',
  completion: '0.0000008',
  input_cache_read: '0.00000002',
  input_cache_write: '0.00000025',
};

const largePricing = {
  prompt: '0.000003',
  completion: '0.000015',
  input_cache_read: '0.0000003',
  input_cache_write: '0.00000375',
};

/** What is only read has one price: there is nothing to cache and nothing to write. */
const readingPricing = (prompt: string): TokenPricing => ({
  prompt,
  completion: '0',
  input_cache_read: prompt,
  input_cache_write: prompt,
});

/** @returns the model of a scenario; every scenario has one, listed or not. */
export function simulatedModel(id: string, description: string): SimulatedModel {
  const listed = listedModels.find((model) => model.id === id);
  return listed ?? describeModel(id, `Simulated: ${description}`, description, 32_768, smallPricing);
}

function describeModel(
  id: string,
  name: string,
  description: string,
  contextLength: number,
  pricing: Pricing,
  output = 'text',
  parameters: readonly string[] = [],
): SimulatedModel {
  return {
    id,
    object: 'model',
    created: createdS,
    owned_by: 'weir-simulator',
    name,
    description,
    context_length: contextLength,
    architecture: {
      input_modalities: output === 'text' ? ['text', 'image'] : ['text'],
      output_modalities: [output],
    },
    supported_parameters: parameters,
    pricing,
  };
}

/** The models a person would choose from; the faults are not among them. */
export const listedModels: readonly SimulatedModel[] = [
  describeModel(
    'sim-echo',
    'Simulated Echo',
    'Simulated. Repeats your prompt in a readable text, at the pace of a real model.',
    131_072,
    smallPricing,
  ),
  describeModel('sim-fast', 'Simulated Fast', 'Simulated. Forty tokens at once.', 32_768, smallPricing),
  describeModel(
    'sim-reasoning',
    'Simulated Reasoning',
    'Simulated. Thinks before it speaks.',
    200_000,
    largePricing,
    'text',
    ['reasoning'],
  ),
  describeModel(
    'sim-tools',
    'Simulated Tools',
    'Simulated. Calls the tools it is given.',
    131_072,
    largePricing,
    'text',
    ['tools'],
  ),
  describeModel(
    'sim-cached',
    'Simulated Cache',
    'Simulated. Has read your prompt before.',
    131_072,
    largePricing,
  ),
  describeModel('sim-long', 'Simulated Long', 'Simulated. Two thousand tokens.', 131_072, smallPricing),
  describeModel(
    'sim-embed',
    'Simulated Embedding',
    'Simulated. Turns text into vectors.',
    8_192,
    readingPricing('0.00000002'),
    'embeddings',
  ),
  describeModel(
    'sim-moderation',
    'Simulated Moderation',
    'Simulated. Flags text for the categories it names.',
    32_768,
    readingPricing('0'),
    'moderation',
  ),
  describeModel(
    'sim-rerank',
    'Simulated Reranking',
    'Simulated. Orders and scores texts by the words they share with a query.',
    8_192,
    readingPricing('0.00000005'),
    'rerank',
  ),
  describeModel(
    'sim-rerank-searches',
    'Simulated Reranking by Search',
    'Simulated. The same, billed by the search.',
    8_192,
    { request: '0.002' },
    'rerank',
  ),
];

/** Those, and a model for every other scenario. */
export function allModels(scenarios: Readonly<Record<string, Scenario>>): SimulatedModel[] {
  const others = Object.entries(scenarios)
    .map(([name, { description }]) => simulatedModel(`sim-${name}`, description))
    .filter((model) => !listedModels.includes(model));
  return [...listedModels, ...others];
}
