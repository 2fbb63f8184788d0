import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

const example = readFileSync(new URL('../../../env.example', import.meta.url), 'utf8');
const lines = example.split('\n').filter((line) => /^[A-Z_]+=/.test(line));

test('needs nothing at all', () => {
  const config = loadConfig({});

  expect(config.HOST).toBe('127.0.0.1');
  expect(config.PORT).toBe(3000);
  expect(config.embedded).toBe(true);
  expect(config.production).toBe(false);
  expect(config.dataDir).toBe(`${process.cwd()}/.weir`);
});

test('env.example names every variable once, with its default', () => {
  const given = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s, 2) as [string, string]));

  expect(Object.keys(given)).toHaveLength(lines.length);
  expect(loadConfig(given)).toEqual(loadConfig({}));
  const known = Object.keys(loadConfig(ALL_SET)).filter((name) => /^[A-Z]/.test(name));
  expect(Object.keys(given).sort()).toEqual(known.sort());
});

test('tells all problems in one message, without any value', () => {
  const env = {
    PORT: '70000',
    LEDGER_COMMIT_WAIT_MS: 'soon-secret',
    DATABASE_URL: 'mysql://u:hunter2@h/d',
    WEIR_LOG_LEVEL: 'loud-secret',
  };

  const error = catchError(() => loadConfig(env));

  expect(error).toBeInstanceOf(ConfigError);
  for (const name of Object.keys(env)) expect(error.message).toContain(`  ${name}: `);
  expect(error.message).not.toMatch(/secret|hunter2|70000/);
});

/** At least one of them is wrong for each variable that is checked at all. */
const NASTY = [
  'nonsense',
  '-1',
  'https://h/path?query',
  'http://[',
  'a,,b',
  'ftp://h',
  '%',
  '9'.repeat(30),
  'x'.repeat(5_000),
];
const UNCHECKED = [
  ...['NODE_ENV', 'WEIR_DATA_DIR', 'WEIR_MASTER_KEY', 'OIDC_SCOPES', 'OIDC_GROUPS_CLAIM', 'HOST'],
  ...['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET', 'GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ...['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
];

test.each(lines.map((line) => line.split('=')[0]!).filter((name) => !UNCHECKED.includes(name)))(
  'names %s in its error, whatever is wrong with it',
  (name) => {
    const errors = NASTY.flatMap((value) => {
      try {
        loadConfig({ ...ALL_SET, [name]: value });
        return [];
      } catch (error) {
        return [error as Error];
      }
    });
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) {
      expect(error).toBeInstanceOf(ConfigError);
      expect(error.message).toMatch(
        new RegExp(`^The configuration is not valid:\\n( {2}${name}: [^\\n]+\\n?)+$`),
      );
    }
  },
);

test.each([
  ['WEIR_UPSTREAM_URL', 'https://ada:hidden@upstream.example/v1', 'must not hold credentials'],
  ['WEIR_UPSTREAM_PRESET', 'no-such', 'Invalid option'],
  ['WEIR_UPSTREAM_URL', 'https://upstream.example/v1?key=hidden', 'must not have a query'],
  ['WEIR_UPSTREAM_URL', 'https://hidden.example/v1/chat/completions', 'must not name an endpoint'],
  ['WEIR_UPSTREAM_API_KEY', 'sk hidden', 'must be printable ASCII'],
  ['WEIR_UPSTREAM_API_KEY', 'sk\r\nhidden: 1', 'must be printable ASCII'],
])('names %s for what only the domain finds wrong with it: %s', (name, value, told) => {
  const { message } = catchError(() => loadConfig({ [name]: value }));
  expect(message).toContain(`\n  ${name}: ${told}`);
  expect(message).not.toContain('hidden');
});

test('takes the URL of a preset, where it has one', () => {
  expect(loadConfig({ WEIR_UPSTREAM_PRESET: 'groq' }).WEIR_UPSTREAM_URL).toBe(
    'https://api.groq.com/openai/v1',
  );
  expect(loadConfig({ WEIR_UPSTREAM_PRESET: 'groq', WEIR_UPSTREAM_URL: 'https://h' }).WEIR_UPSTREAM_URL).toBe(
    'https://h',
  );
  expect(() => loadConfig({ WEIR_UPSTREAM_PRESET: 'vllm' })).toThrow(
    'WEIR_UPSTREAM_URL: required with this WEIR_UPSTREAM_PRESET, e.g. http://localhost:8000/v1',
  );
});

test('says which item of a list is wrong', () => {
  const CORS_ORIGINS = 'https://console.example.com,https://hidden.example.com/path,hidden';
  const { message } = catchError(() => loadConfig({ CORS_ORIGINS }));
  expect(message).toMatch(/ {2}CORS_ORIGINS: item 2: must be an origin[^\n]*\n {2}CORS_ORIGINS: item 3: /);
  expect(message).not.toContain('hidden');
});

test.each(['*', 'https://chat.example.com', 'http://localhost:5173, https://chat.example.com'])(
  'reads DATA_CORS_ORIGINS %s',
  (DATA_CORS_ORIGINS) => {
    expect(loadConfig({ DATA_CORS_ORIGINS }).DATA_CORS_ORIGINS).toEqual(DATA_CORS_ORIGINS.split(', '));
  },
);

test.each([
  'https://chat.example.com/',
  'chat.example.com',
  '*.example.com',
  'null',
  'https://chat.example.com,*',
  'https://chat.example.com,,https://b.example.com',
])('refuses DATA_CORS_ORIGINS %s', (DATA_CORS_ORIGINS) => {
  expect(() => loadConfig({ DATA_CORS_ORIGINS })).toThrow(
    /^The configuration is not valid:\n {2}DATA_CORS_ORIGINS: /,
  );
});

test('refuses the embedded PostgreSQL in production unless it is asked for', () => {
  expect(() => loadConfig({ NODE_ENV: 'production' })).toThrow(/DATABASE_URL: required/);
  expect(() => loadConfig({ WEIR_EMBEDDED_POSTGRES: '0' })).toThrow(/DATABASE_URL: required/);
  expect(loadConfig({ NODE_ENV: 'production', WEIR_EMBEDDED_POSTGRES: '1' }).embedded).toBe(true);
  expect(loadConfig({ NODE_ENV: 'production', DATABASE_URL: 'postgres://h/d' }).embedded).toBe(false);
});

test('wants room for at least one body of the largest size', () => {
  expect(() => loadConfig({ MAX_BODY_BYTES: '2000', MAX_BODIES_BYTES: '1999' })).toThrow(
    / {2}MAX_BODIES_BYTES: /,
  );
  expect(loadConfig({ MAX_BODY_BYTES: '2000', MAX_BODIES_BYTES: '2000' }).MAX_BODIES_BYTES).toBe(2_000);
});

test('allows the development sign-in on loopback only, and never in production', () => {
  const DEV_LOGIN = '1';
  for (const env of [{}, { HOST: 'localhost' }, { HOST: '::1' }, { PUBLIC_URL: 'http://localhost:8080' }]) {
    expect(loadConfig({ DEV_LOGIN, ...env }).DEV_LOGIN).toBe(true);
  }
  for (const env of [
    { NODE_ENV: 'production', DATABASE_URL: 'postgres://h/d' },
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '10.0.0.1' },
    { HOST: 'localhost.example.com' },
    { PUBLIC_URL: 'https://weir.example.com' },
    { HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:8080' },
  ]) {
    expect(() => loadConfig({ DEV_LOGIN, ...env })).toThrow(/ {2}DEV_LOGIN: /);
    expect(loadConfig({ DEV_LOGIN: '0', ...env }).DEV_LOGIN).toBe(false);
  }
});

test('never prints a secret', () => {
  const config = loadConfig({
    DATABASE_URL: 'postgres://u:hunter2@h/d',
    REDIS_URL: 'redis://u:hunter2@h:6379',
    WEIR_UPSTREAM_API_KEY: 'hunter2',
    WEIR_MASTER_KEY: 'hunter2',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://u:hunter2@h',
    WEIR_UPSTREAM_URL: 'http://h/hunter2',
    GITHUB_CLIENT_ID: 'x',
    GITHUB_CLIENT_SECRET: 'hunter2',
    INITIAL_ADMINS: 'hunter2@example.com',
  });

  expect(JSON.stringify(config)).toContain('[redacted]');
  expect(JSON.stringify(config)).not.toContain('hunter2');
  expect(inspect(config)).not.toContain('hunter2');
  expect(`${config}`).not.toContain('hunter2');
});

const ALL_SET = {
  SHUTDOWN_DELAY_MS: '1',
  CACHED_TOKENS_SHARE: '0.5',
  SMTP_URL: 'smtp://mail.example.com',
  MAIL_FROM: 'weir@example.com',
  PUBLIC_URL: 'https://h',
  TRUSTED_PROXIES: '10.0.0.0/8',
  ALLOW_PRIVATE_UPSTREAMS: '10.0.0.0/8',
  ALLOW_PRIVATE_WEBHOOKS: '10.0.0.0/8',
  CORS_ORIGINS: 'https://console.example.com',
  DATA_CORS_ORIGINS: 'https://chat.example.com',
  AUDIT_CLIENT_INFO: '1',
  SIMULATOR_FAULTS: '1',
  GITHUB_CLIENT_ID: 'x',
  GITHUB_CLIENT_SECRET: 'x',
  GITHUB_BASE_URL: 'https://h',
  GOOGLE_CLIENT_ID: 'x',
  GOOGLE_CLIENT_SECRET: 'x',
  OIDC_ISSUER: 'https://h',
  OIDC_CLIENT_ID: 'x',
  OIDC_CLIENT_SECRET: 'x',
  OIDC_ROLE_MAP: 'x=admin',
  INITIAL_ADMINS: 'a@b',
  DEV_LOGIN: '0',
  NODE_ENV: 'x',
  DATABASE_URL: 'postgres://h/d',
  REDIS_URL: 'redis://h:6379',
  WEIR_EMBEDDED_POSTGRES: '1',
  WEIR_MASTER_KEY: 'x',
  KMS_KEY_ID: 'alias/weir',
  WEIR_UPSTREAM_PRESET: 'groq',
  AWS_REGION: 'eu-central-1',
  AWS_BEARER_TOKEN_BEDROCK: 'ABSKabcdefgh',
  MODEL_DISCOVERY_SERVER_URL: 'http://h',
  MODEL_DISCOVERY_API_KEY: 'x',
  MODEL_DISCOVERY_HOSTS_API_KEY: 'x',
  WEIR_UPSTREAM_URL: 'http://h',
  WEIR_UPSTREAM_API_KEY: 'x',
  WEIR_UPSTREAM_STREAM_OPTIONS: '1',
  WEIR_UPSTREAM_CONTINUOUS_USAGE: '1',
  METRICS_PORT: '0',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://h',
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://h',
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://h',
  OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'http://h',
  AUDIT_STREAM: 'otlp',
};

function catchError(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
