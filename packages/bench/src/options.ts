import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PEER_NAMES, type PeerName } from './peers/peer.ts';
import { SCENARIO_NAMES, type ScenarioName } from './scenarios.ts';

/** The command line, checked. */
export interface CommandLine {
  readonly mode: 'compare' | 'memory' | 'start-up' | 'management' | 'help';
  readonly peers: readonly PeerName[];
  readonly scenarios: readonly ScenarioName[];
  readonly rounds: number;
  readonly warmUpRounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly includeUsage: boolean;
  readonly sutCore: number | null;
  readonly loadCore: number | null;
  readonly weirEntry: string;
  readonly jsonPath: string | null;
  readonly cpuProfileDirectory: string | null;
}

/** Shown for `--help` and for a command line that is not understood. */
export const USAGE = `pnpm bench -- [flags]

  --peers a,b            of ${PEER_NAMES.join(', ')} (default: all but weir-anthropic)
  --scenarios a,b        of ${SCENARIO_NAMES.join(', ')} (default: all but messages-100 and streams-no-delay)
  --rounds N             measured rounds (default 3, at most 30)
  --warm-up-rounds N     rounds run first and thrown away (default 1)
  --seconds S            measuring window (default 3, at most 60)
  --warm-up-seconds S    load before each window (default 1)
  --include-usage        clients ask for a usage event (default: they do not)
  --weir-entry FILE      what to start as weir (default apps/gateway/src/main.ts)
  --sut-core N           core of the system under test (default 0)
  --load-core N          core of upstream, load generator and databases (default 1)
  --no-pin               pin nothing
  --json FILE            write everything measured
  --cpu-prof DIR         write a CPU profile of weir when it ends
  --memory               instead: memory after 1,000 streams, round by round (--peers, default weir)
  --start-up             instead: time of weir's second start until ready
  --management           instead: the management plane at 100 requests/s, for --seconds (1,000 organizations, 100,000 keys)
  --help

Exit code: 0 fine, 1 a request failed, a ledger does not add up or nothing was measured, 2 a target was missed.
`;

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const DEFAULT_SCENARIOS: readonly ScenarioName[] = [
  'non-streamed',
  'non-streamed-128',
  'open-500',
  'streams-100',
  'streams-1000',
  'messages-1000',
];
/** They answer what few ask: what an upstream of another API costs, and an open console. */
const ON_REQUEST: readonly PeerName[] = ['weir-anthropic', 'weir-console'];
const DEFAULT_PEERS = PEER_NAMES.filter((name) => !ON_REQUEST.includes(name));

/** Reads the arguments behind the script's name. Throws an `Error` with a message for the user. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: args.filter((argument) => argument !== '--'),
    options: {
      peers: { type: 'string' },
      scenarios: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      'warm-up-rounds': { type: 'string', default: '1' },
      seconds: { type: 'string', default: '3' },
      'warm-up-seconds': { type: 'string', default: '1' },
      'include-usage': { type: 'boolean', default: false },
      'weir-entry': { type: 'string' },
      'sut-core': { type: 'string', default: '0' },
      'load-core': { type: 'string', default: '1' },
      'no-pin': { type: 'boolean', default: false },
      json: { type: 'string' },
      'cpu-prof': { type: 'string' },
      memory: { type: 'boolean', default: false },
      'start-up': { type: 'boolean', default: false },
      management: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const modes = (['help', 'memory', 'start-up', 'management'] as const).filter((name) => values[name]);
  if (modes.length > 1) throw new Error(`--${modes[0]} and --${modes[1]} exclude each other`);
  const mode = modes[0] ?? 'compare';
  const core = (name: 'sut-core' | 'load-core') =>
    values['no-pin'] ? null : number(`--${name}`, values[name], { min: 0, max: 1_023, whole: true });
  return {
    mode,
    peers:
      values.peers === undefined
        ? mode === 'memory'
          ? ['weir']
          : DEFAULT_PEERS
        : list('--peers', values.peers, PEER_NAMES),
    scenarios:
      values.scenarios === undefined
        ? DEFAULT_SCENARIOS
        : list('--scenarios', values.scenarios, SCENARIO_NAMES),
    rounds: number('--rounds', values.rounds, { min: 1, max: 30, whole: true }),
    warmUpRounds: number('--warm-up-rounds', values['warm-up-rounds'], { min: 0, max: 5, whole: true }),
    seconds: number('--seconds', values.seconds, { min: 0.1, max: 60, whole: false }),
    warmUpSeconds: number('--warm-up-seconds', values['warm-up-seconds'], { min: 0, max: 30, whole: false }),
    includeUsage: values['include-usage'],
    sutCore: core('sut-core'),
    loadCore: core('load-core'),
    weirEntry: resolve(REPOSITORY, values['weir-entry'] ?? 'apps/gateway/src/main.ts'),
    jsonPath: values.json === undefined ? null : resolve(values.json),
    cpuProfileDirectory: values['cpu-prof'] === undefined ? null : resolve(values['cpu-prof']),
  };
}

function list<T extends string>(flag: string, text: string, allowed: readonly T[]): T[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !allowed.includes(name as T));
  if (unknown !== undefined) throw new Error(`${flag}: no “${unknown}”; there are ${allowed.join(', ')}`);
  return allowed.filter((name) => names.includes(name));
}

function number(flag: string, text: string, range: { min: number; max: number; whole: boolean }): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const isFine = value >= range.min && value <= range.max && (!range.whole || Number.isInteger(value));
  if (!isFine)
    throw new Error(`${flag}: a ${range.whole ? 'whole ' : ''}number from ${range.min} to ${range.max}`);
  return value;
}
