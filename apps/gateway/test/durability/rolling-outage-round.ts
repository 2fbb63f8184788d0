import { type Simulator, startSimulator } from '@weir/simulator';
import { until } from './gateway-process.ts';

/** An upstream that can die, and come back at the same address. */
export class MortalUpstream {
  readonly #model: string;
  #simulator!: Simulator;

  private constructor(model: string) {
    this.#model = model;
  }

  /** @param model the only one that it lists */
  static async start(model: string): Promise<MortalUpstream> {
    const upstream = new MortalUpstream(model);
    await upstream.#listen(0);
    return upstream;
  }

  get url(): string {
    return this.#simulator.url;
  }

  /** Every connection breaks, and no new one is accepted. */
  die(): Promise<void> {
    return this.#simulator.close();
  }

  comeBack(): Promise<void> {
    return this.#listen(this.#simulator.port);
  }

  async #listen(port: number): Promise<void> {
    this.#simulator = await startSimulator({ port, maximumRecords: 10 });
    this.#simulator.listModels([this.#model]);
  }
}

/** Of the breaker of one connection. */
export interface BreakerChange {
  readonly connectionId: string;
  readonly from: string;
  readonly to: string;
}

export interface RollingOutageOptions {
  readonly origin: string;
  readonly apiKey: string;
  /** A model that each of the upstreams serves in the same tier. */
  readonly model: string;
  readonly upstreams: readonly MortalUpstream[];
  readonly requestsPerSecond: number;
  /** How long each upstream is dead. */
  readonly deadMs: number;
  /** Before the first death, and after each return from when all breakers are closed. */
  readonly healthyMs: number;
  /** It lasts longer, up to a minute, until so many requests in a row were answered evenly by all: a busy machine delays now one, now another. */
  readonly evenRequests: number;
  /** What breakers did so far. */
  readonly breakerChanges: () => readonly BreakerChange[];
}

/** What a client saw of one request. */
interface Seen {
  readonly startedAtMs: number;
  readonly tookMs: number;
  readonly status: number;
  readonly attempts: number;
  /** The deployment that answered; null where none did. */
  readonly deploymentId: string | null;
  readonly end: 'done' | 'error event' | 'neither' | 'refused';
  /** Of a refusal. */
  readonly errorCode: string | null;
}

export interface RollingOutageResult {
  readonly requests: number;
  readonly perSecond: number;
  /** Requests that got nothing of an answer, as `status code`. */
  readonly errorsBeforeFirstByte: readonly string[];
  /** Answers that broke after their first byte and said so. */
  readonly brokenStreams: number;
  /** Answers that broke and did not say so. */
  readonly silentlyBroken: number;
  readonly movedOn: number;
  readonly slowestMs: number;
  /**
   * How many requests each deployment answered: of the last before the first death, while each upstream was dead, and of the last after
   * the last return.
   */
  readonly before: readonly number[];
  readonly whileDead: readonly (readonly number[])[];
  readonly after: readonly number[];
  /** How long after each return its breaker was closed. */
  readonly closedAfterMs: readonly number[];
  /** What breakers did that they should not have done. */
  readonly faultsOfBreakers: readonly string[];
}

const CHANGES_WITHIN_MS = 60_000;

/** Whether none has less than 60 % of what another one has. */
export function areEven(shares: readonly number[]): boolean {
  return Math.min(...shares) > 0.6 * Math.max(...shares);
}

/** Lets one upstream after the other die and come back under steady load. */
export async function runRollingOutage(options: RollingOutageOptions): Promise<RollingOutageResult> {
  const { upstreams, deadMs, healthyMs, evenRequests, breakerChanges } = options;
  const load = new SteadyLoad(options);
  const sharesSince = (fromMs: number): number[] => {
    const last = load.seen.filter(({ startedAtMs }) => startedAtMs >= fromMs).slice(-evenRequests);
    const byDeployment = Map.groupBy(last, ({ deploymentId }) => deploymentId);
    return [...byDeployment.values()].map(({ length }) => length);
  };
  /** @returns how many of the last requests each deployment answered */
  const whileHealthy = async () => {
    const fromMs = performance.now();
    await sleep(healthyMs);
    const isEven = () => {
      const shares = sharesSince(fromMs);
      const count = shares.reduce((sum, share) => sum + share, 0);
      return count >= evenRequests && shares.length === upstreams.length && areEven(shares);
    };
    await until('', CHANGES_WITHIN_MS, isEven).catch(() => {});
    return sharesSince(fromMs);
  };
  await load.ready();
  const startedAtMs = performance.now();
  load.start();
  const before = await whileHealthy();
  let after = before;
  const closedAfterMs: number[] = [];
  const deaths: { readonly fromMs: number; readonly toMs: number }[] = [];
  for (const upstream of upstreams) {
    const fromMs = performance.now();
    await upstream.die();
    await sleep(deadMs);
    // On a busy machine it takes longer until enough requests have failed.
    await until(
      'the breaker has opened',
      CHANGES_WITHIN_MS,
      () => countOpened(breakerChanges()) > deaths.length,
    );
    deaths.push({ fromMs, toMs: performance.now() });
    await upstream.comeBack();
    await until('the breaker is closed', CHANGES_WITHIN_MS, () => areClosed(breakerChanges()));
    closedAfterMs.push(Math.round(performance.now() - deaths.at(-1)!.toMs));
    after = await whileHealthy();
  }
  const endMs = performance.now();
  await load.stop();

  const { seen } = load;
  const deploymentIds = [...new Set(seen.flatMap(({ deploymentId }) => deploymentId ?? []))].sort();
  const sharesBetween = (fromMs: number, toMs: number) =>
    deploymentIds.map(
      (id) =>
        seen.filter(
          (each) => each.deploymentId === id && each.startedAtMs >= fromMs && each.startedAtMs < toMs,
        ).length,
    );
  const refused = seen.filter(({ end }) => end === 'refused');
  return {
    requests: seen.length,
    perSecond: Math.round((1_000 * seen.length) / (endMs - startedAtMs)),
    errorsBeforeFirstByte: refused.map(({ status, errorCode }) => `${status} ${errorCode}`),
    brokenStreams: seen.filter(({ end }) => end === 'error event').length,
    silentlyBroken: seen.filter(({ end }) => end === 'neither').length,
    movedOn: seen.filter(({ attempts }) => attempts > 1).length,
    slowestMs: Math.round(Math.max(...seen.map(({ tookMs }) => tookMs))),
    before,
    // The breaker needs some failures before it opens.
    whileDead: deaths.map(({ fromMs, toMs }) => sharesBetween((fromMs + toMs) / 2, toMs)),
    after,
    closedAfterMs,
    faultsOfBreakers: faultsOfBreakers(breakerChanges(), upstreams.length),
  };
}

/** Sends requests at a steady rate, however long they take. */
class SteadyLoad {
  readonly seen: Seen[] = [];
  readonly #options: RollingOutageOptions;
  readonly #open = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #sent = 0;

  constructor(options: RollingOutageOptions) {
    this.#options = options;
  }

  /** Resolves once the gateway has answered. */
  async ready(): Promise<void> {
    const { end, status, errorCode } = await this.#ask();
    if (end !== 'done') throw new Error(`The gateway answers ${status} ${errorCode}.`);
  }

  start(): void {
    const startedAtMs = performance.now();
    let started = 0;
    this.#timer = setInterval(() => {
      const due = ((performance.now() - startedAtMs) / 1_000) * this.#options.requestsPerSecond;
      for (; started < due; started++) this.#send();
    }, 5);
  }

  /** Resolves once every request has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#open);
  }

  #send(): void {
    const sending = this.#ask().then((seen) => {
      this.seen.push(seen);
      this.#open.delete(sending);
    });
    this.#open.add(sending);
  }

  async #ask(): Promise<Seen> {
    const { origin, apiKey, model } = this.#options;
    const startedAtMs = performance.now();
    this.#sent += 1;
    const content = `Request ${this.#sent}`;
    const response = await fetch(`${origin}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, stream: true, messages: [{ role: 'user', content }] }),
    });
    const text = await response.text().catch(() => '');
    const { status, headers } = response;
    return {
      startedAtMs,
      tookMs: performance.now() - startedAtMs,
      status,
      attempts: Number(headers.get('x-weir-attempts') ?? 1),
      deploymentId: headers.get('x-weir-deployment'),
      end: endOf(status, text),
      errorCode: /"code":"([^"]+)"/.exec(text)?.[1] ?? null,
    };
  }
}

function endOf(status: number, text: string): Seen['end'] {
  if (status !== 200) return 'refused';
  if (text.includes('data: {"error":')) return 'error event';
  return text.endsWith('data: [DONE]\n\n') ? 'done' : 'neither';
}

function countOpened(changes: readonly BreakerChange[]): number {
  return new Set(changes.map(({ connectionId }) => connectionId)).size;
}

function areClosed(changes: readonly BreakerChange[]): boolean {
  const last = new Map(changes.map(({ connectionId, to }) => [connectionId, to]));
  return [...last.values()].every((state) => state === 'closed');
}

/**
 * What is wrong with the changes of breakers, in the order in which they happened: each opens once, lets probes through, and closes
 * by the one that finds its upstream back.
 */
function faultsOfBreakers(changes: readonly BreakerChange[], deaths: number): readonly string[] {
  const byConnection = Map.groupBy(changes, ({ connectionId }) => connectionId);
  const faults = byConnection.size === deaths ? [] : [`${byConnection.size} breakers opened`];
  for (const [connectionId, ofOne] of byConnection) {
    const path = [ofOne[0]!.from, ...ofOne.map(({ to }) => to)].join(' ');
    if (!/^closed open( half_open open)* half_open closed$/.test(path))
      faults.push(`${connectionId}: ${path}`);
  }
  return faults;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
