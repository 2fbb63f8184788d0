/**
 * How one of several deployments in a tier is chosen.
 *
 * - `round_robin`: in turn.
 * - `weighted`: in turn, each as often as its weight says, spread evenly.
 * - `least_busy`: the one with the fewest running attempts.
 * - `latency`: of two at random, the one whose first token came sooner lately, running attempts counted in.
 */
export const ROUTING_STRATEGIES = ['round_robin', 'weighted', 'least_busy', 'latency'] as const;

export type RoutingStrategy = (typeof ROUTING_STRATEGIES)[number];

/** `auto`: requests of one conversation, or with the same beginning of a long prompt, go to one deployment of a tier. */
export const STICKINESS = ['off', 'auto'] as const;

export type Stickiness = (typeof STICKINESS)[number];

/** How the deployments of a model are used. */
export interface RoutingPolicy {
  readonly strategy: RoutingStrategy;
  readonly stickiness: Stickiness;
  /** Most attempts of one request; null for as many as the configuration says. */
  readonly maxAttempts: number | null;
  /** No attempt begins later than this after the first one, milliseconds. */
  readonly retryTimeMs: number;
  /**
   * An attempt without a first token for so long gets another one beside it, milliseconds, within {@link HEDGE_AFTER_MS}; null for
   * never.
   */
  readonly hedgeAfterMs: number | null;
}

/** Shorter than a network takes, each request would be sent twice; longer ones are for timeouts. */
export const HEDGE_AFTER_MS = { least: 50, most: 600_000 } as const;

export const DEFAULT_ROUTING: RoutingPolicy = {
  strategy: 'round_robin',
  stickiness: 'auto',
  maxAttempts: null,
  retryTimeMs: 600_000,
  hedgeAfterMs: null,
};
