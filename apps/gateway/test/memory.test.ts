import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@weir/postgres/testing';
import { startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type QuickStart, quickStartPath, readQuickStart } from '../src/quick-start.ts';
import { chatBody } from './call-gateway.ts';
import { PROGRAM } from './gateway-program.ts';

const STREAMS_PER_ROUND = 1_000;
const CONCURRENT = 50;
/** What compiled code, pools and the young heap take up at first is no leak. */
const WARM_UP_ROUNDS = 6;
const ROUNDS = 3;
const MOST_GROWTH = 1.2;

let gateway: ChildProcess;
let quickStart: QuickStart;
const undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const [database, simulator, dataDir] = await Promise.all([
    createTestDatabase(),
    startSimulator({ maximumRecords: 1 }),
    mkdtemp(join(tmpdir(), 'weir-test-memory-')),
  ]);
  undo.push(
    () => rm(dataDir, { recursive: true, force: true }),
    () => database.drop(),
    () => simulator.close(),
  );
  gateway = spawn(process.execPath, [PROGRAM.main], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: PROGRAM.compileCache,
      PORT: '0',
      WEIR_DATA_DIR: dataDir,
      WEIR_LOG_LEVEL: 'error',
      DATABASE_URL: database.url,
      WEIR_UPSTREAM_URL: simulator.url,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  undo.push(async () => {
    if (gateway.exitCode !== null) return;
    gateway.kill('SIGTERM');
    await once(gateway, 'exit');
  });
  quickStart = await vi.waitFor(
    async () => {
      const found = await readQuickStart(dataDir);
      if (found === null) throw new Error(`${quickStartPath(dataDir)} is not there yet`);
      return found;
    },
    { timeout: 30_000, interval: 50 },
  );
});
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

async function residentBytes(): Promise<number> {
  const status = await readFile(`/proc/${gateway.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) * 1024;
}

/** Reads one stream to its end. */
async function stream(agent: Agent): Promise<void> {
  const body = chatBody('sim-fast', { stream: true });
  const outgoing = request(`${quickStart.base_url}/chat/completions`, {
    agent,
    method: 'POST',
    headers: { authorization: `Bearer ${quickStart.api_key}`, 'content-type': 'application/json' },
  });
  outgoing.end(body);
  const [incoming] = await once(outgoing, 'response');
  let last = '';
  for await (const chunk of incoming) last = String(chunk);
  if (incoming.statusCode !== 200 || !last.endsWith('data: [DONE]\n\n')) throw new Error(`It ended: ${last}`);
}

async function round(): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENT });
  for (let sequential = 0; sequential < STREAMS_PER_ROUND / 10; sequential++) await stream(agent);
  await Promise.all(Array.from({ length: (STREAMS_PER_ROUND * 9) / 10 }, () => stream(agent)));
  agent.destroy();
}

describe.runIf(process.platform === 'linux')('the memory of a gateway', () => {
  it('stays flat over thousands of streams', { timeout: 600_000 }, async () => {
    for (let count = 0; count < WARM_UP_ROUNDS; count++) await round();
    const afterRound: number[] = [];
    for (let count = 0; count < ROUNDS; count++) {
      await round();
      afterRound.push(await residentBytes());
    }

    const [first, ...later] = afterRound as [number, ...number[]];
    for (const bytes of later) expect(bytes / first).toBeLessThan(MOST_GROWTH);
    expect(gateway.exitCode).toBeNull();
  });
});
