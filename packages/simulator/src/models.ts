/** A model as `GET /v1/models` lists it: OpenAI's shape with OpenRouter's `context_length` and `pricing`. */
export interface SimulatedModel {
  readonly id: string;
  readonly object: 'model';
  readonly created: number;
  readonly owned_by: 'weir-simulator';
  readonly name: string;
  readonly description: string;
  readonly context_length: number;
  /** Decimal USD per token. */
  readonly pricing: {
    readonly prompt: string;
    readonly completion: string;
    readonly input_cache_read: string;
    readonly input_cache_write: string;
  };
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
  pricing: SimulatedModel['pricing'],
): SimulatedModel {
  return {
    id,
    object: 'model',
    created: createdS,
    owned_by: 'weir-simulator',
    name,
    description,
    context_length: contextLength,
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
  ),
  describeModel(
    'sim-tools',
    'Simulated Tools',
    'Simulated. Calls the tools it is given.',
    131_072,
    largePricing,
  ),
  describeModel(
    'sim-cached',
    'Simulated Cache',
    'Simulated. Has read your prompt before.',
    131_072,
    largePricing,
  ),
  describeModel('sim-long', 'Simulated Long', 'Simulated. Two thousand tokens.', 131_072, smallPricing),
];
