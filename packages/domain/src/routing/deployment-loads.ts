import type { ConnectionId, DeploymentId } from '../kernel/ids.ts';
import type { Deployment } from '../models/model.ts';
import { DeploymentLoad } from './deployment-load.ts';
import { RetryBudget } from './retry-budget.ts';

/** So many idle deployments may be known before they are looked through. */
const FEWEST = 1_000;

/**
 * The loads of all deployments that were asked, by id. A deployment that is gone from the catalog is never asked again, so
 * idle ones are forgotten when too many are known: one that is still there begins anew.
 */
export class DeploymentLoads {
  readonly #loads = new Map<DeploymentId, DeploymentLoad>();
  readonly #budgets = new Map<ConnectionId, RetryBudget>();
  #most = FEWEST;

  get size(): number {
    return this.#loads.size;
  }

  of({ id, connectionId }: Pick<Deployment, 'id' | 'connectionId'>): DeploymentLoad {
    return this.#loads.get(id) ?? this.#add(id, connectionId);
  }

  #add(id: DeploymentId, connectionId: ConnectionId): DeploymentLoad {
    if (this.#loads.size >= this.#most) this.#forgetIdle();
    let budget = this.#budgets.get(connectionId);
    if (budget === undefined) {
      budget = new RetryBudget();
      this.#budgets.set(connectionId, budget);
    }
    const load = new DeploymentLoad(id, budget);
    this.#loads.set(id, load);
    return load;
  }

  /** Each time half of the number that is known may be added, so that the average cost of adding one stays small. */
  #forgetIdle(): void {
    for (const [id, load] of this.#loads) if (load.running === 0) this.#loads.delete(id);
    const used = new Set([...this.#loads.values()].map(({ budget }) => budget));
    for (const [id, budget] of this.#budgets) if (!used.has(budget)) this.#budgets.delete(id);
    this.#most = Math.max(FEWEST, this.#loads.size * 2);
  }
}
