import { scenarios } from '@weir/simulator';
import { type ConnectionInput, startTestGateway, type TestGateway } from '../start-test-gateway.ts';
import { CLIENT_APIS, type ClientApiName, outcomeOf } from './client-apis.ts';

/** An upstream of the matrix, which the simulator plays. */
interface Upstream {
  readonly connection: Pick<ConnectionInput, 'kind' | 'credential'>;
  /** The APIs whose bytes pass as they are; others are translated. */
  readonly passes: readonly ClientApiName[];
  /** What the upstream calls the model of a scenario. */
  readonly nameOf: (scenario: string) => string;
}

const UPSTREAMS = {
  OpenAI: { connection: {}, passes: ['chat', 'responses'], nameOf: (scenario) => `sim-${scenario}` },
  Anthropic: {
    connection: { kind: 'anthropic', credential: 'sk-ant-of-the-tests' },
    passes: ['messages'],
    nameOf: (scenario) => `sim-${scenario}`,
  },
  Converse: {
    connection: { kind: 'bedrock', credential: 'AKIAOFTHETESTS000000:SecretOfTheTestsWhichHas40Characters' },
    passes: [],
    nameOf: (scenario) => `simulator.sim-${scenario}`,
  },
  InvokeModel: {
    connection: { kind: 'bedrock', credential: 'AKIAOFTHETESTS000000:SecretOfTheTestsWhichHas40Characters' },
    passes: ['messages'],
    nameOf: (scenario) => `us.anthropic.claude-sim-${scenario}`,
  },
} as const satisfies Readonly<Record<string, Upstream>>;

type UpstreamName = keyof typeof UPSTREAMS;

interface Pair {
  readonly client: ClientApiName;
  readonly upstream: UpstreamName;
}

/** Clients and upstreams that meet: of the same API, or with a translation between them. */
export const PAIRS: readonly Pair[] = [
  { client: 'chat', upstream: 'OpenAI' },
  { client: 'responses', upstream: 'OpenAI' },
  { client: 'messages', upstream: 'Anthropic' },
  { client: 'messages', upstream: 'InvokeModel' },
  { client: 'messages', upstream: 'OpenAI' },
  { client: 'chat', upstream: 'Anthropic' },
  { client: 'chat', upstream: 'Converse' },
];

/** Whether the upstream's bytes go to the client as they are. */
export function isPassedOn({ client, upstream }: Pair): boolean {
  const { passes }: Upstream = UPSTREAMS[upstream];
  return passes.includes(client);
}

/** Every scenario that is a fault in at least one of its two forms. */
export const FAULTS: readonly string[] = Object.keys(scenarios).filter(
  (name) => scenarios[name]!.outcome === 'fault' || scenarios[name]!.nonStreamedOutcome === 'fault',
);

export interface FaultCase {
  readonly pair: Pair;
  readonly fault: string;
  readonly isStream: boolean;
  /** Of two, the second is well. */
  readonly deployments: 1 | 2;
}

export interface FaultResult extends FaultCase {
  readonly outcome: string;
  readonly tookMs: number;
}

/** Longer than a busy machine keeps an upstream that answers from being heard. */
const TIMEOUTS = { connectMs: 10_000, firstByteMs: 3_000, idleMs: 3_000, totalMs: 30_000 };
/** Both of them, for an upstream that is asked once, and half a minute for a machine that is busy. */
export const LONGEST_MS = TIMEOUTS.firstByteMs + TIMEOUTS.idleMs + 30_000;
/** What comes before a fault comes some time before it. */
const PACE = 'tokens=8&itl_ms=10&retry_after_s=0';
const CONCURRENCY = 24;

/** Asks for every fault in every way, and says what clients saw. */
export async function runFaultMatrix(): Promise<readonly FaultResult[]> {
  // A request goes to both deployments, or twice to the only one.
  const gateway = await startTestGateway({ env: { MAX_ATTEMPTS: '2', AWS_REGION: 'us-east-1' } });
  try {
    for (const upstream of Object.keys(UPSTREAMS) as UpstreamName[]) await connect(gateway, upstream);
    const results: FaultResult[] = [];
    const ask = async (asked: FaultCase) => {
      const startedMs = performance.now();
      const outcome = await askFor(gateway, asked);
      results.push({ ...asked, outcome, tookMs: performance.now() - startedMs });
    };
    // Those that wait for silence cost nothing but time: all of them wait at once, while the others take turns.
    const [silent, others] = [casesOf().filter(isSilent), casesOf().filter((each) => !isSilent(each))];
    const askInTurn = async () => {
      for (let next = others.pop(); next !== undefined; next = others.pop()) await ask(next);
    };
    await Promise.all([...silent.map(ask), ...Array.from({ length: CONCURRENCY }, askInTurn)]);
    return results;
  } finally {
    await gateway.stop();
  }
}

/** One connection on which every model is faulty, and one on which half of them are well. */
async function connect(gateway: TestGateway, upstream: UpstreamName): Promise<void> {
  const { connection, nameOf }: Upstream = UPSTREAMS[upstream];
  const shared = { ...connection, baseUrl: gateway.simulator.url, timeouts: TIMEOUTS };
  const faulty = FAULTS.flatMap((fault) =>
    ([1, 2] as const).map((deployments) => ({
      model: modelOf(upstream, fault, deployments),
      upstreamName: nameOf(`${fault}?${paceOf(fault)}`),
    })),
  );
  await gateway.connect({ ...shared, name: `${upstream}, faulty` }, faulty);
  const well = FAULTS.map((fault) => ({
    model: modelOf(upstream, fault, 2),
    upstreamName: nameOf(`fast?${PACE}`),
    tier: 1,
  }));
  await gateway.connect({ ...shared, name: `${upstream}, well` }, well);
}

/** A usage limit that is over at once is none. */
function paceOf(fault: string): string {
  return fault === 'error-429-usage-limit' ? PACE.replace('retry_after_s=0', 'retry_after_s=3600') : PACE;
}

function modelOf(upstream: UpstreamName, fault: string, deployments: 1 | 2): string {
  return `${upstream.toLowerCase()}/${fault}/${deployments}`;
}

function isSilent({ fault }: FaultCase): boolean {
  return fault.startsWith('stall-') || fault === 'never-answer';
}

function casesOf(): FaultCase[] {
  return PAIRS.flatMap((pair) =>
    FAULTS.flatMap((fault) =>
      [true, false].flatMap((isStream) =>
        ([1, 2] as const).map((deployments) => ({ pair, fault, isStream, deployments })),
      ),
    ),
  );
}

async function askFor(
  gateway: TestGateway,
  { pair, fault, isStream, deployments }: FaultCase,
): Promise<string> {
  const api = CLIENT_APIS[pair.client];
  const model = modelOf(pair.upstream, fault, deployments);
  const body = JSON.stringify({ ...api.body, model, stream: isStream });
  const response = await fetch(`${gateway.baseUrl}${api.path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.apiKey}`, 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  return outcomeOf(api, isStream, response);
}
