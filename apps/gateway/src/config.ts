import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { isDomainError } from '@weir/domain/kernel';
import {
  CONNECTION_PRESET_NAMES,
  CONNECTION_PRESETS,
  type ConnectionPresetName,
  type ConnectionTimeouts,
  checkCredential,
  normalizeBaseUrl,
  parseAwsCredential,
} from '@weir/domain/models';
import { z } from 'zod';
import { analyticsProblems, analyticsVariables } from './analytics-config.ts';
import { isLoopbackHost } from './loopback.ts';
import { MAIL_SECRETS, mailProblems, mailVariables } from './mail-config.ts';
import { SIGN_IN_SECRETS, signInProblems, signInVariables } from './sign-in-config.ts';
import { TELEMETRY_SECRETS, telemetryProblems, telemetryVariables } from './telemetry-config.ts';

const whole = (fallback: number, minimum: number, maximum: number) =>
  z.coerce.number().int().min(minimum).max(maximum).default(fallback);
const text = z.string().trim().min(1).optional();
const flag = z.stringbool().optional();
/** The domain's message begins with its own name of the value. */
const checkedBy = (check: (text: string) => unknown) =>
  z
    .string()
    .trim()
    .min(1)
    .superRefine((text, context) => {
      try {
        check(text);
      } catch (error) {
        if (!isDomainError(error)) throw error;
        context.addIssue({ code: 'custom', message: error.publicMessage.replace(/^\w+ |\.$/g, '') });
      }
    })
    .optional();
/** Separated by commas. */
const items = <Item>(item: z.ZodType<Item, string>) =>
  z
    .string()
    .transform((list) => list.split(',').map((text) => text.trim()))
    .pipe(z.array(item))
    .optional();

const MIB = 1024 * 1024;
const DAY_MS = 86_400_000;
/** Load balancers that check every two seconds see two failures in it. */
const PRODUCTION_SHUTDOWN_DELAY_MS = 5_000;

/** Every variable that Weir reads; env.example describes them. The OpenTelemetry SDK reads its own `OTEL_*`. */
const environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  PORT: whole(3000, 0, 65_535),
  WEIR_DATA_DIR: z.string().trim().min(1).default('.weir'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  WEIR_CONSOLE: z.stringbool().default(true),
  TRUSTED_PROXIES: items(z.union([z.cidrv4(), z.cidrv6()])),
  CORS_ORIGINS: items(z.string().refine(isOrigin, 'must be an origin, such as https://console.example.com')),
  DATA_CORS_ORIGINS: items(
    z
      .string()
      .refine(
        (item) => item === '*' || isOrigin(item),
        'must be an origin, such as https://chat.example.com, or *',
      ),
  ).refine(
    (origins) => origins === undefined || origins.length === 1 || !origins.includes('*'),
    '* means every origin, so it must be the only item',
  ),
  SESSION_IDLE_MS: whole(7 * DAY_MS, 60_000, 365 * DAY_MS),
  SESSION_MAX_MS: whole(30 * DAY_MS, 60_000, 365 * DAY_MS),
  SIGN_IN_ATTEMPTS_PER_MINUTE: whole(60, 1, 1_000_000),
  MANAGEMENT_REQUESTS_PER_MINUTE: whole(600, 1, 1_000_000),
  ...signInVariables,
  DEV_LOGIN: flag,
  ...mailVariables,
  ALLOW_PRIVATE_WEBHOOKS: items(z.union([z.cidrv4(), z.cidrv6()])),
  ACCESS_TOKEN_KEY_ROTATION_MS: whole(30 * DAY_MS, 3_600_000, 365 * DAY_MS),
  AUDIT_CLIENT_INFO: flag,
  AUDIT_RETENTION_DAYS: whole(365, 0, 36_500).refine(
    (days) => days === 0 || days >= 30,
    'must be 0 (keep forever) or at least 30',
  ),
  REFUSAL_RETENTION_DAYS: whole(30, 1, 3_650),
  USAGE_RETENTION_MONTHS: whole(0, 0, 1_200),
  REQUEST_LOG_RATIO: z.coerce.number().min(0).max(1).default(1),
  WEIR_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  WEIR_EMBEDDED_POSTGRES: flag,
  DATABASE_POOL_SIZE: whole(10, 1, 200),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  REDIS_TIMEOUT_MS: whole(500, 1, 10_000),
  WEIR_MASTER_KEY: text,
  KMS_KEY_ID: z
    .string()
    .regex(/^[A-Za-z0-9:/_-]{1,2048}$/, 'must be the id, ARN or alias of a KMS key, e.g. alias/weir')
    .optional(),
  WEIR_UPSTREAM_PRESET: z
    .enum(CONNECTION_PRESET_NAMES as [ConnectionPresetName, ...ConnectionPresetName[]])
    .optional(),
  WEIR_UPSTREAM_URL: checkedBy(normalizeBaseUrl),
  WEIR_UPSTREAM_API_KEY: checkedBy(checkCredential),
  WEIR_UPSTREAM_STREAM_OPTIONS: flag,
  WEIR_UPSTREAM_CONTINUOUS_USAGE: flag,
  AWS_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'must be a region, e.g. eu-central-1')
    .optional(),
  AWS_BEARER_TOKEN_BEDROCK: z
    .string()
    .refine((key) => parseAwsCredential(key)?.kind === 'api-key', 'must be a Bedrock API key')
    .optional(),
  SIMULATOR_FAULTS: flag,
  ALLOW_PRIVATE_UPSTREAMS: items(z.union([z.cidrv4(), z.cidrv6()])),
  UPSTREAM_CONNECT_TIMEOUT_MS: whole(5_000, 1, DAY_MS),
  UPSTREAM_FIRST_BYTE_TIMEOUT_MS: whole(300_000, 1, DAY_MS),
  UPSTREAM_IDLE_TIMEOUT_MS: whole(120_000, 1, DAY_MS),
  UPSTREAM_TOTAL_TIMEOUT_MS: whole(1_800_000, 1, DAY_MS),
  MODEL_DISCOVERY_SERVER_URL: z.url({ protocol: /^https?$/ }).optional(),
  MODEL_DISCOVERY_API_KEY: checkedBy(checkCredential),
  MODEL_DISCOVERY_HOSTS_API_KEY: checkedBy(checkCredential),
  MODEL_DISCOVERY_INTERVAL_MS: whole(300_000, 1_000, DAY_MS),
  MAX_ATTEMPTS: whole(3, 1, 10),
  BREAKER_FAILURES: whole(3, 1, 1_000),
  BREAKER_WINDOW_MS: whole(60_000, 1, DAY_MS),
  BREAKER_OPEN_MS: whole(1_800_000, 1, DAY_MS),
  BREAKER_PROBE_INTERVAL_MS: whole(15_000, 0, DAY_MS),
  MAX_BODY_BYTES: whole(32 * MIB, 1_024, 1_024 * MIB),
  MAX_UPLOAD_BYTES: whole(100 * MIB, 1_024, 1_024 * MIB),
  MAX_BODIES_BYTES: whole(256 * MIB, 1_024, Number.MAX_SAFE_INTEGER),
  HEADERS_TIMEOUT_MS: whole(20_000, 100, DAY_MS),
  REQUEST_TIMEOUT_MS: whole(120_000, 100, DAY_MS),
  KEEPALIVE_INTERVAL_MS: whole(15_000, 100, DAY_MS),
  SHUTDOWN_DELAY_MS: z.coerce.number().int().min(0).max(DAY_MS).optional(),
  SHUTDOWN_GRACE_MS: whole(30_000, 0, DAY_MS),
  LEDGER_COMMIT_WAIT_MS: whole(100, 1, 60_000),
  RESERVED_OUTPUT_TOKENS: whole(4_096, 1, 10_000_000),
  CACHED_TOKENS_SHARE: z.coerce.number().min(0).max(1).optional(),
  SPOOL_MAX_BYTES: whole(1_024 * MIB, MIB, Number.MAX_SAFE_INTEGER),
  ...analyticsVariables,
  ...telemetryVariables,
});

/** The settings of one process, parsed once. */
export interface Config extends Readonly<z.infer<typeof environment>> {
  readonly production: boolean;
  /** Absolute. */
  readonly dataDir: string;
  readonly shutdownDelayMs: number;
  /** Whether this process runs its own PostgreSQL. */
  readonly embedded: boolean;
  /** The address for users and identity providers, without a slash at the end. */
  readonly publicUrl: string;
}

/** All problems of the environment, in one message. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the configuration. Throws {@link ConfigError}; values never appear in its message. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  // An empty variable counts as unset: that is how env files leave variables out.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const incomplete = [...signInProblems(given), ...mailProblems(given), ...telemetryProblems(given)];
  if (!parsed.success || incomplete.length > 0) {
    const issues = (parsed.error?.issues ?? []).map(({ path: [name, item], message }) =>
      typeof item === 'number'
        ? `${String(name)}: item ${item + 1}: ${message}`
        : `${String(name)}: ${message}`,
    );
    const problems = [...issues, ...incomplete].map((problem) => `  ${problem}`);
    throw new ConfigError(`The configuration is not valid:\n${problems.join('\n')}`);
  }
  const { data } = parsed;
  const [contradiction] = analyticsProblems(data);
  if (contradiction !== undefined) {
    throw new ConfigError(`The configuration is not valid:\n  ${contradiction}`);
  }
  if (data.MAX_BODIES_BYTES < data.MAX_BODY_BYTES) {
    throw new ConfigError(
      'The configuration is not valid:\n  MAX_BODIES_BYTES: must be at least MAX_BODY_BYTES, or no body of that size is ever accepted',
    );
  }
  const production = data.NODE_ENV === 'production';
  const embedded = data.DATABASE_URL === undefined;
  if (
    embedded &&
    data.WEIR_EMBEDDED_POSTGRES !== true &&
    (production || data.WEIR_EMBEDDED_POSTGRES === false)
  ) {
    throw new ConfigError(
      'The configuration is not valid:\n  DATABASE_URL: required, because the embedded PostgreSQL must be asked for with WEIR_EMBEDDED_POSTGRES=1 ' +
        'where NODE_ENV is production',
    );
  }
  const preset = data.WEIR_UPSTREAM_PRESET && CONNECTION_PRESETS[data.WEIR_UPSTREAM_PRESET];
  if (preset?.baseUrlRequired && data.WEIR_UPSTREAM_URL === undefined) {
    throw new ConfigError(
      `The configuration is not valid:\n  WEIR_UPSTREAM_URL: required with this WEIR_UPSTREAM_PRESET, e.g. ${preset.baseUrl}`,
    );
  }
  const upstreamUrl = data.WEIR_UPSTREAM_URL ?? preset?.baseUrl;
  const publicUrl = (data.PUBLIC_URL ?? `http://${reachableHost(data.HOST)}:${data.PORT}`).replace(
    /\/+$/,
    '',
  );
  const hosts = [data.HOST, new URL(publicUrl).hostname];
  if (data.DEV_LOGIN === true && (production || !hosts.every(isLoopbackHost))) {
    throw new ConfigError(
      'The configuration is not valid:\n  DEV_LOGIN: lets everybody sign in as any user, so NODE_ENV must not be production, and ' +
        'HOST and PUBLIC_URL must be loopback addresses, such as 127.0.0.1',
    );
  }
  const shutdownDelayMs = data.SHUTDOWN_DELAY_MS ?? (production ? PRODUCTION_SHUTDOWN_DELAY_MS : 0);
  const dataDir = resolve(data.WEIR_DATA_DIR);
  const upstream = upstreamUrl === undefined ? {} : { WEIR_UPSTREAM_URL: upstreamUrl };
  const config = { ...data, ...upstream, production, embedded, publicUrl, dataDir, shutdownDelayMs };
  const printable = () => redacted(config);
  return Object.defineProperties(config, {
    toJSON: { value: printable },
    [inspect.custom]: { value: printable },
  });
}

/** Of the connections that the configuration makes. */
export function upstreamTimeouts(config: Config): ConnectionTimeouts {
  return {
    connectMs: config.UPSTREAM_CONNECT_TIMEOUT_MS,
    firstByteMs: config.UPSTREAM_FIRST_BYTE_TIMEOUT_MS,
    idleMs: config.UPSTREAM_IDLE_TIMEOUT_MS,
    totalMs: config.UPSTREAM_TOTAL_TIMEOUT_MS,
  };
}

/** Of an HTTP URL, as browsers write it. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** The host to connect to, for a host to listen on. */
export function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** Secrets, and URLs that may contain one. */
const REDACTED = new Set([
  ...SIGN_IN_SECRETS,
  ...MAIL_SECRETS,
  'DATABASE_URL',
  'REDIS_URL',
  'WEIR_MASTER_KEY',
  'WEIR_UPSTREAM_URL',
  'WEIR_UPSTREAM_API_KEY',
  'AWS_BEARER_TOKEN_BEDROCK',
  'MODEL_DISCOVERY_SERVER_URL',
  'MODEL_DISCOVERY_API_KEY',
  'MODEL_DISCOVERY_HOSTS_API_KEY',
  ...TELEMETRY_SECRETS,
]);

function redacted(config: object): object {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      REDACTED.has(name) && value !== undefined ? '[redacted]' : value,
    ]),
  );
}
