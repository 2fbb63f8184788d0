import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';
import { makeEnvironment } from './python/make-environment.ts';

const PROGRAMS = join(import.meta.dirname, 'python');
const PROGRAM_TIMEOUT_MS = 240_000;
const ENVIRONMENT_TIMEOUT_MS = 600_000;

const WITHOUT_PYTHON =
  'Skips the clients from PyPI: they need Python 3.11 or later with its venv module, and PyPI. To see what is missing, ' +
  'run CI=true npx --yes pnpm@12 test apps/gateway/test/clients/python-clients\n';

/** What a program was told of its answers, printed by seen.py. */
interface Seen {
  readonly answers: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Null where there is none. */
let python: string | null;
let gateway: TestGateway;
beforeAll(async () => {
  python = await makeEnvironment().catch((error: unknown) => {
    if (process.env.CI) throw error;
    process.stderr.write(WITHOUT_PYTHON);
    return null;
  });
  gateway = await startTestGateway();
  const { url } = gateway.simulator;
  await gateway.connect(
    { name: 'anthropic', kind: 'anthropic', baseUrl: `${url}/v1`, credential: 'sk-ant-api03-x' },
    [{ model: 'anthropic-tools', upstreamName: 'sim-tools?itl_ms=1' }],
  );
  await gateway.connect({ name: 'bedrock', kind: 'bedrock', baseUrl: url, credential: 'bedrock-api-key' }, [
    { model: 'bedrock-tools', upstreamName: 'sim-tools?itl_ms=1' },
  ]);
}, ENVIRONMENT_TIMEOUT_MS);
afterAll(() => gateway?.stop());

async function runProgram(interpreter: string, program: string, apiKey: string): Promise<Seen> {
  const { stdout } = await promisify(execFile)(interpreter, [join(PROGRAMS, program)], {
    timeout: PROGRAM_TIMEOUT_MS,
    env: {
      ...process.env,
      OPENAI_BASE_URL: gateway.baseUrl,
      OPENAI_API_KEY: apiKey,
      NO_PROXY: '127.0.0.1',
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
  return JSON.parse(stdout) as Seen;
}

async function recorded(apiKeyId: string): Promise<Seen> {
  const completed = (await gateway.records()).filter(
    (record) => record.apiKeyId === apiKeyId && record.ending === 'completed',
  );
  return {
    answers: completed.length,
    inputTokens: completed.reduce((sum, { usage }) => sum + (usage.inputTokens ?? 0), 0),
    outputTokens: completed.reduce((sum, { usage }) => sum + (usage.outputTokens ?? 0), 0),
  };
}

describe('a client from PyPI is served, and the ledger has what it was told', () => {
  it.concurrent.for([
    ['openai', 'openai_client.py'],
    ['openai-agents', 'openai_agents_client.py'],
    ['pydantic-ai', 'pydantic_ai_client.py'],
  ] as const)('%s', { timeout: PROGRAM_TIMEOUT_MS }, async ([, program], { expect, skip }) => {
    if (python === null) return skip();
    const { key, secret } = await gateway.createKey('live');
    const seen = await runProgram(python, program, secret);

    expect(seen.answers).toBeGreaterThan(7);
    expect(await recorded(key.id)).toEqual(seen);
  });
});
