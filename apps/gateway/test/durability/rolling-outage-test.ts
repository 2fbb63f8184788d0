import { parseArgs } from 'node:util';
import { secureRandomBytes } from '@weir/crypto';
import { SystemClock } from '@weir/domain/kernel';
import { connectUpstream, NO_PRICES } from '@weir/domain/models';
import { createDatabase, PostgresCatalogRepository } from '@weir/postgres';
import { composeCiphers } from '../../src/compose-ciphers.ts';
import { loadConfig } from '../../src/config.ts';
import { freePort, GatewayProcess, makeDataDir } from './gateway-process.ts';
import { type BreakerChange, MortalUpstream, runRollingOutage } from './rolling-outage-round.ts';
import { StoppableDatabase } from './stoppable-database.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    rate: { type: 'string', default: '200' },
  },
});

const MODEL = 'sim-steady?tokens=20&ttft_ms=20&itl_ms=5';
const BREAKER_OPEN_MS = 3_000;
/** Of the most that a deployment answers, the least may answer so much. */
const EVEN_SHARE = 0.8;

const upstreams = await Promise.all([1, 2, 3].map(() => MortalUpstream.start(MODEL)));
const database = await StoppableDatabase.start();
const dataDir = await makeDataDir();
const gateway = await GatewayProcess.start({
  dataDir: dataDir.path,
  port: await freePort(),
  env: {
    DATABASE_URL: database.url,
    WEIR_UPSTREAM_URL: upstreams[0]!.url,
    BREAKER_OPEN_MS: String(BREAKER_OPEN_MS),
  },
});
try {
  await connectOthers();
  const deadMs = Number(values.seconds) * 1_000;
  const result = await runRollingOutage({
    origin: gateway.origin,
    apiKey: await gateway.apiKey(),
    model: MODEL,
    upstreams,
    requestsPerSecond: Number(values.rate),
    deadMs,
    healthyMs: 5_000,
    evenRequests: 300,
    breakerChanges,
  });
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  const isEven = [result.before, result.after].every(
    (share) => share.length === upstreams.length && Math.min(...share) >= EVEN_SHARE * Math.max(...share),
  );
  const { errorsBeforeFirstByte, silentlyBroken, faultsOfBreakers } = result;
  const isClean = errorsBeforeFirstByte.length + silentlyBroken + faultsOfBreakers.length === 0;
  if (!isClean || !isEven) process.exitCode = 1;
} finally {
  await gateway.stop();
  await dataDir.remove();
  await database.remove();
  for (const upstream of upstreams) await upstream.die();
}

/** The first one was configured. The gateway hears of the others within a second. */
async function connectOthers(): Promise<void> {
  const operator = createDatabase(database.url, { poolSize: 1, applicationName: 'weir-operator' });
  const model = { name: MODEL, ownedBy: null, contextLength: null, prices: NO_PRICES };
  const ciphers = await composeCiphers(
    loadConfig({ WEIR_MASTER_KEY: Buffer.from(secureRandomBytes(32)).toString('base64') }),
    new SystemClock(),
    { log: () => {} },
  );
  const ports = {
    repository: new PostgresCatalogRepository(operator, ciphers.cipher, ciphers.credentialCipher),
    discovery: { listModels: async () => [model] },
    clock: new SystemClock(),
    randomBytes: secureRandomBytes,
    logger: { log: () => {} },
  };
  for (const [index, { url }] of upstreams.slice(1).entries()) {
    await connectUpstream({ name: `mortal ${index + 2}`, baseUrl: url, credential: null }, ports);
  }
  await operator.close();
}

function breakerChanges(): readonly BreakerChange[] {
  return gateway.output
    .split('\n')
    .filter((line) => line.includes('breaker.changed'))
    .map((line) => JSON.parse(line) as BreakerChange);
}
