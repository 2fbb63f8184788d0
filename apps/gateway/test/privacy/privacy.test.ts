import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeSecretHasher, secureRandomBytes } from '@weir/crypto';
import { generateApiKeySecret } from '@weir/domain/api-keys';
import { type Scenario, scenarios } from '@weir/simulator';
import { startOtlpCollector } from '@weir/telemetry/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { freePort, GatewayProcess, makeDataDir, until } from '../durability/gateway-process.ts';
import { startScenarioUpstream } from '../durability/scenario-upstream.ts';
import { StoppableDatabase } from '../durability/stoppable-database.ts';
import { LEAKING_MODELS, leakingAnswer, upstreamMarks } from './leaking-upstream.ts';
import { findMarks, type Mark, makeMark, type Place } from './mark-search.ts';
import { askEachModel, clientMarks, leaveInTheMiddle, sendWhatIsWrong } from './marked-traffic.ts';
import { dumpDatabase, readFiles } from './places.ts';

const TIMEOUT_MS = 300_000;
const MAX_BODY_BYTES = 64 * 1_024;

/** Stands in the name of a model that is served, which belongs in every place: proof that they are searched. */
const publicMark = makeMark('public');
const PUBLIC_MODEL = `a-${publicMark.text}/sim-fast`;

const upstreamCredential = makeMark('upstream-credential');
const masterKey = makeMark('master-key');

/** All that the gateway left anywhere. The first start only makes the key, which it shows once. */
let left: { firstOutput: Place; places: Place[]; answers: Place[]; secrets: Mark[] };

beforeAll(async () => {
  left = await runMarkedTraffic();
}, TIMEOUT_MS);

async function runMarkedTraffic(): Promise<typeof left> {
  const upstream = await startScenarioUpstream({
    simulator: { scenarios: echoing(scenarios), maximumRecords: 10 },
    models: [...LEAKING_MODELS, PUBLIC_MODEL],
    answer: leakingAnswer,
  });
  const collector = await startOtlpCollector();
  const database = await StoppableDatabase.start();
  const dataDir = await makeDataDir();
  const spoolCopy = await mkdtemp(join(tmpdir(), 'weir-spool-copy-'));
  const port = await freePort();
  const env = {
    DATABASE_URL: database.url,
    WEIR_UPSTREAM_URL: upstream.url,
    WEIR_UPSTREAM_API_KEY: `sk-upstream-${upstreamCredential.text}`,
    WEIR_MASTER_KEY: Buffer.from(masterKey.text.padEnd(32, 'z').slice(0, 32)).toString('base64'),
    WEIR_LOG_LEVEL: 'debug',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_METRIC_EXPORT_INTERVAL: '500',
    MAX_BODY_BYTES: `${MAX_BODY_BYTES}`,
    UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '2000',
    UPSTREAM_IDLE_TIMEOUT_MS: '1000',
    UPSTREAM_TOTAL_TIMEOUT_MS: '20000',
    KEEPALIVE_INTERVAL_MS: '300',
    // Every fault is played, one after the other.
    BREAKER_FAILURES: '1000',
  };
  const first = await GatewayProcess.start({ dataDir: dataDir.path, port, env });
  await first.stop();
  const gateway = await GatewayProcess.start({ dataDir: dataDir.path, port, env });
  const caller = { port, apiKey: await gateway.apiKey() };
  const unknownKey = generateApiKeySecret('live', secureRandomBytes);
  const models = [...Object.keys(scenarios).map((name) => `sim-${name}`), ...LEAKING_MODELS, PUBLIC_MODEL];

  const answers = await askEachModel(caller, models);
  await sendWhatIsWrong(caller, unknownKey, MAX_BODY_BYTES);
  await leaveInTheMiddle(caller, 'sim-echo', 'left-while-all-was-well');

  await database.goAway('shut-down');
  answers.push(...(await askEachModel(caller, models.filter(isQuick))));
  await sendWhatIsWrong(caller, unknownKey, MAX_BODY_BYTES);
  await leaveInTheMiddle(caller, 'sim-echo', 'left-during-the-outage');
  await cp(join(dataDir.path, 'spool'), spoolCopy, { recursive: true });
  const spooled = await readFiles(spoolCopy);
  await database.comeBack();
  await until('the spool is empty', 60_000, async () => {
    return (await gateway.readiness()).checks.spool?.records === 0;
  });
  await gateway.stop();

  await writeFile(join(dataDir.path, 'planted'), publicMark.text);
  const secrets = [
    { name: 'api-key', text: caller.apiKey.slice('sk-live-'.length) },
    { name: 'unknown-api-key', text: unknownKey.slice('sk-live-'.length) },
    { name: 'database-password', text: new URL(database.url).password },
    upstreamCredential,
    { name: masterKey.name, text: masterKey.text.slice(0, 32) },
  ];
  const places = [
    { name: 'stdout and stderr', bytes: Buffer.from(gateway.output) },
    { name: 'exported telemetry', bytes: Buffer.from(collector.bodies().join('\n')) },
    ...(await dumpDatabase(database.url)),
    ...spooled.map(({ name, bytes }) => ({ name: `spool ${name}`, bytes })),
    ...(await readFiles(dataDir.path, ['quickstart.json'])),
  ];
  await Promise.all([collector.close(), upstream.close(), dataDir.remove(), database.remove()]);
  await rm(spoolCopy, { recursive: true });
  return {
    firstOutput: { name: 'stdout and stderr of the first start', bytes: Buffer.from(first.output) },
    places,
    answers: answers.map((bytes) => ({ name: 'an answer', bytes })),
    secrets,
  };
}

/** The same scenarios, with the prompt in every completion; errors quote it too. */
function echoing(all: Readonly<Record<string, Scenario>>): Record<string, Scenario> {
  return Object.fromEntries(
    Object.entries(all).map(([name, scenario]) => {
      const error =
        scenario.error === undefined || scenario.error.as !== undefined
          ? scenario.error
          : { ...scenario.error, message: `You wrote: ${clientMarks.prompt.text}` };
      return [name, { ...scenario, text: 'echo', ...(error === undefined ? {} : { error }) }];
    }),
  );
}

function isQuick(model: string): boolean {
  return !/stall|never|slow|giant|long|steady|byte-at/.test(model);
}

/** Free text where a name is meant. */
const misplacedMarks: readonly Mark[] = [
  clientMarks.traceState,
  upstreamMarks.modelName,
  upstreamMarks.finishReason,
];
const contentMarks = [...Object.values(clientMarks), ...Object.values(upstreamMarks)].filter(
  (mark) => !misplacedMarks.includes(mark),
);

describe('what clients and upstreams write', () => {
  it('shows up in no log, metric, trace, table, spool or file', () => {
    expect(findMarks([...contentMarks, ...left.secrets], left.places)).toEqual([]);
  });

  it('is not kept where a name was meant: trace state, model and finish reason of an answer', () => {
    expect(findMarks(misplacedMarks, left.places)).toEqual([]);
  });

  it('is not in the output of a first start either, which shows the new key and nothing else', () => {
    const [apiKey, ...others] = left.secrets as [Mark, ...Mark[]];

    expect(findMarks([...contentMarks, ...others], [left.firstOutput])).toEqual([]);
    expect(findMarks([apiKey], [left.firstOutput])).toEqual([
      'api-key in stdout and stderr of the first start, plain',
    ]);
  });

  it('came by every scenario, and by every way a request can end', () => {
    const partitions = left.places.filter(({ name }) => name.startsWith('table public.usage_records_'));
    const ledger = Buffer.concat(partitions.map(({ bytes }) => bytes));

    for (const name of Object.keys(scenarios)) expect(ledger.includes(`sim-${name},`), name).toBe(true);
    for (const model of LEAKING_MODELS) expect(ledger.includes(model), model).toBe(true);
    for (const ending of ['completed', 'upstream_failed', 'timed_out', 'client_disconnected']) {
      expect(ledger.includes(ending), ending).toBe(true);
    }
  });

  it('reaches the client that it is for, but no credential does', () => {
    const everyAnswer = [{ name: 'answers', bytes: Buffer.concat(left.answers.map(({ bytes }) => bytes)) }];

    expect(findMarks([clientMarks.prompt, upstreamMarks.message], everyAnswer)).toHaveLength(2);
    expect(findMarks(left.secrets, left.answers)).toEqual([]);
  });

  it('would have been found: a mark that may be public is, in each kind of place', () => {
    const found = findMarks([publicMark], [left.firstOutput, ...left.places]).join('\n');

    for (const place of [
      'in stdout and stderr,',
      'in stdout and stderr of the first start,',
      'in exported telemetry,',
      'in table public.models,',
      'in table public.usage_records_',
      'in spool file segment-',
      'in file planted,',
    ]) {
      expect(found).toContain(place);
    }
  });

  it('is what a key becomes: only its hash is stored', () => {
    const [apiKey] = left.secrets as [Mark];
    const hash = new NodeSecretHasher().sha256Hex(`sk-live-${apiKey.text}`);

    expect(findMarks([{ name: 'hash', text: hash }], left.places)).toEqual([
      'hash in table public.api_keys, plain',
    ]);
  });
});
