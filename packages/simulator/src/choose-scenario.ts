import { defaultParameters, parseParameters, type ScenarioParameters } from './parameters.ts';
import type { Scenario } from './scenarios.ts';

/** A scenario with the parameters this request gave it. */
export interface ChosenScenario {
  readonly name: string;
  readonly scenario: Scenario;
  readonly parameters: ScenarioParameters;
}

export type ScenarioChoice =
  | { readonly kind: 'chosen'; readonly chosen: ChosenScenario }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'bad_parameter'; readonly problem: string };

/**
 * Reads `[prefix/]sim-<name>[?parameters]` from the model, such as `us.anthropic.claude-sim-fast-v1:0`, and `<name>[?parameters]` or only `parameters` from the
 * header. The header wins, name by name.
 */
export function chooseScenario(
  registry: Readonly<Record<string, Scenario>>,
  model: string,
  header: string | undefined,
): ScenarioChoice {
  const fromModel = splitSpecification(modelSpecification(model));
  const fromHeader = splitSpecification(header ?? '');
  const name = fromHeader.name || fromModel.name;
  const scenario = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (scenario === undefined) return { kind: 'unknown' };

  let parameters = { ...defaultParameters, ...scenario.defaults };
  for (const text of [fromModel.parameters, fromHeader.parameters]) {
    const parsed = parseParameters(text);
    if (!parsed.ok) {
      return {
        kind: 'bad_parameter',
        problem: `Simulator parameter '${parsed.name.slice(0, 100)}' ${parsed.problem}.`,
      };
    }
    parameters = { ...parameters, ...parsed.parameters };
  }
  return { kind: 'chosen', chosen: { name, scenario, parameters } };
}

/** The name behind what may precede it, without a version as Bedrock's models have. */
const namePattern = /^(?:.*[.-])?sim-(.+?)(?:-v\d+(?::\d+)?)?$/;

function modelSpecification(model: string): string {
  const path = model.split('?', 1)[0]!;
  const name = namePattern.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
  return name === undefined ? '' : name + model.slice(path.length);
}

function splitSpecification(text: string): { name: string; parameters: string } {
  const mark = text.indexOf('?');
  if (mark >= 0) return { name: text.slice(0, mark).trim(), parameters: text.slice(mark + 1) };
  return text.includes('=') ? { name: '', parameters: text } : { name: text.trim(), parameters: '' };
}
