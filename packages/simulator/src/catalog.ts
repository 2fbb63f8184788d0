import { allModels, listedModels, type SimulatedModel, simulatedModel } from './models.ts';
import type { Scenario } from './scenarios.ts';

/** An inference server of one model, as a discovery server tells of it. */
export interface DiscoveredServer {
  /** `host:port`. */
  readonly address: string;
  readonly model: string;
  readonly tags: readonly string[];
  /** What kind of server it is, in the words of whoever reads the list. */
  readonly preset?: string;
}

/** What lists of models and of servers have. A test may change it while the simulator runs. */
export class Catalog {
  /** Undefined: the discovery server does not answer. */
  servers: readonly DiscoveredServer[] | undefined = [];
  readonly #usual: readonly SimulatedModel[];
  #models: readonly SimulatedModel[];

  /** @param listsAll whether every scenario is a model, or only those that a person would choose from */
  constructor(scenarios: Readonly<Record<string, Scenario>>, listsAll: boolean) {
    this.#usual = listsAll ? allModels(scenarios) : listedModels;
    this.#models = this.#usual;
  }

  get models(): readonly SimulatedModel[] {
    return this.#models;
  }

  /** Lists these models only; undefined: the usual ones. */
  list(ids: readonly string[] | undefined): void {
    const described = (id: string) =>
      this.#usual.find((model) => model.id === id) ?? simulatedModel(id, 'as its name says');
    this.#models = ids?.map(described) ?? this.#usual;
  }
}
