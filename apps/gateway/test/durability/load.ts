import { type Exchange, exchange, type PlannedRequest } from './exchange.ts';

/** A model with the usage it will report, whatever the prompt. */
interface KnownModel {
  readonly name: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const FAST: readonly KnownModel[] = [
  { name: 'sim-fast?tokens=5&prompt_tokens=11', inputTokens: 11, outputTokens: 5 },
  { name: 'sim-fast?tokens=40&prompt_tokens=12', inputTokens: 12, outputTokens: 40 },
];
const SLOWER: readonly KnownModel[] = [
  { name: 'sim-steady?tokens=20&prompt_tokens=13&itl_ms=5', inputTokens: 13, outputTokens: 20 },
  { name: 'sim-steady?tokens=60&prompt_tokens=14', inputTokens: 14, outputTokens: 60 },
  { name: 'sim-random-splits?tokens=8&prompt_tokens=15', inputTokens: 15, outputTokens: 8 },
  { name: 'sim-usage-always?tokens=30&prompt_tokens=16', inputTokens: 16, outputTokens: 30 },
];

/** To be listed by the upstream. */
export const LOAD_MODELS: readonly string[] = [...FAST, ...SLOWER].map(({ name }) => name);

const LEAVES_EARLY = 0.1;
const PAUSE_AFTER_FAILURE_MS = 25;

export interface LoadOptions {
  readonly port: number;
  readonly apiKey: string;
  readonly seed: number;
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Only short answers, from clients that stay: for measuring latencies. */
  readonly onlyFast?: boolean;
}

/** Clients that send one request after the other, reconnecting when the gateway is gone. The same seed sends the same. */
export class Load {
  readonly exchanges: Exchange[] = [];
  readonly #options: LoadOptions;
  readonly #random: () => number;
  readonly #clients: Promise<void>[] = [];
  #sent = 0;
  #open = 0;
  #stopped = false;

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#random = seededRandom(options.seed);
  }

  /** Requests that have no answer yet. */
  get open(): number {
    return this.#open;
  }

  get finished(): Exchange[] {
    return this.exchanges.filter((each) => each.isFinished);
  }

  start(): this {
    for (let index = 0; index < this.#options.concurrency; index++) this.#clients.push(this.#client());
    return this;
  }

  /** Resolves once every request under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#clients);
  }

  async #client(): Promise<void> {
    while (!this.#stopped) {
      this.#open += 1;
      const seen = await exchange(this.#options.port, this.#options.apiKey, this.#plan());
      this.#open -= 1;
      this.exchanges.push(seen);
      if (seen.status === null) await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS));
    }
  }

  #plan(): PlannedRequest {
    const { seed, onlyFast } = this.#options;
    const models = onlyFast ? FAST : [...FAST, ...SLOWER];
    const model = models[Math.floor(this.#random() * models.length)]!;
    const streaming = this.#random() < 0.6;
    const leaves = !onlyFast && this.#random() < LEAVES_EARLY;
    this.#sent += 1;
    return {
      requestId: `load-${seed}-${this.#sent}`,
      model: model.name,
      streaming,
      leaveAfterBytes: leaves ? Math.floor(this.#random() * 3_000) : null,
      inputTokens: model.inputTokens,
      outputTokens: model.outputTokens,
    };
  }
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
