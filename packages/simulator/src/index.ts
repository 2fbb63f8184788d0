export type { DiscoveredServer } from './catalog.ts';
export { type ParameterRule, parameterRules, type ScenarioParameters, type UsageMode } from './parameters.ts';
export type { ReceivedRequest, RequestEnding } from './request-log.ts';
export {
  type Alteration,
  type ErrorAnswer,
  readingModels,
  type Scenario,
  type ScenarioOutcome,
  scenarios,
  type Writing,
} from './scenarios.ts';
export type { SseFraming } from './sse-framing.ts';
export {
  type ClientGone,
  type Simulator,
  type SimulatorEvents,
  type SimulatorOptions,
  startSimulator,
} from './start-simulator.ts';
