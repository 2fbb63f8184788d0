import { aConnection, aDeployment, aModel } from '../../../../testing/src/a-model.ts';
import { aRequestId } from '../../../../testing/src/a-usage-record.ts';
import { aFoundApiKey } from '../../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../../testing/src/fake-clock.ts';
import { RecordingLogger } from '../../../../testing/src/recording-logger.ts';
import { toAuthenticatedKey } from '../../api-key-authentication/authenticated-key.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { HOLDS_NOTHING } from '../../limits/holds-nothing.ts';
import type { Admitted } from '../../limits/ports.ts';
import type { RoutedDeployment } from '../../models/catalog-snapshot.ts';
import type { Connection, Model } from '../../models/model.ts';
import { ALWAYS_CLOSED } from '../../routing/__fixtures__/always-closed.ts';
import type { AccountBreakers } from '../../routing/ports.ts';
import { Router } from '../../routing/router.ts';
import { DEFAULT_ROUTING, type RoutingPolicy } from '../../routing/routing-policy.ts';
import type { InferenceTelemetry, RequestOutcome } from '../../telemetry/ports.ts';
import { RequestLog } from '../../telemetry/request-log.ts';
import type { UsageRecord } from '../../usage/usage-record.ts';
import { NO_CLIENT_TAGS } from '../client-tags.ts';
import type { DialectRequest, RequestScan } from '../dialect.ts';
import type { InferencePorts } from '../inference-ports.ts';
import type { InferenceRequest } from '../inference-request.ts';
import type { InferenceRun } from '../inference-run.ts';
import type { Operation } from '../operation.ts';
import { OPERATIONS, type OperationName } from '../operations.ts';
import { InferenceRunner } from '../run-inference.ts';
import type { RunPhase } from '../run-phase.ts';
import { StreamOptionsRejections } from '../stream-options-rejections.ts';
import { aScan } from './a-scan.ts';
import { RecordingClient } from './recording-client.ts';
import { ScriptedLedger } from './scripted-ledger.ts';
import { ScriptedProvider } from './scripted-provider.ts';

export interface RunOptions {
  readonly body?: Record<string, unknown>;
  /** Default `chat`. */
  readonly operation?: OperationName;
  readonly admitted?: Admitted;
  /** Whether it was admitted as free, since the first deployment is. */
  readonly isFree?: boolean;
  readonly connection?: Partial<Connection>;
  /** How many deployments the model has. */
  readonly deployments?: number;
  readonly keepAliveMs?: number;
  readonly maxAttempts?: number;
  readonly routing?: Partial<RoutingPolicy>;
  readonly breakers?: AccountBreakers;
  /** Upstream names of deployments that cannot express the request. */
  readonly cannotExpress?: readonly string[];
  /** Of the client, for the upstream. */
  readonly headers?: readonly string[];
  /** In place of `body`. */
  readonly scan?: (clock: FakeClock) => RequestScan;
  /** How long the request's body took. */
  readonly uploadUs?: number;
}

export const TIMEOUTS = { connectMs: 5_000, firstByteMs: 30_000, idleMs: 10_000, totalMs: 120_000 };

/** A model with this number of deployments, each on its own connection. */
export function routed(model: Model, count: number, connection: Partial<Connection>): RoutedDeployment[] {
  return Array.from({ length: count }, (_, index) => {
    const upstream = aConnection({ timeouts: TIMEOUTS, ...connection, name: `upstream ${index + 1}` });
    return {
      ...aDeployment(model, upstream),
      upstreamName: `upstream-model-${index + 1}`,
      connection: upstream,
    };
  });
}

function firstFree(deployments: RoutedDeployment[], isFree: boolean): RoutedDeployment[] {
  return deployments.map((deployment, index) => ({
    ...deployment,
    connection: { ...deployment.connection, free: isFree && index === 0 },
  }));
}

export function aRequest(
  options: RunOptions,
  clock: FakeClock,
  model: Model = aModel({ name: 'meadow', routing: { ...DEFAULT_ROUTING, ...options.routing } }),
): InferenceRequest {
  const text = JSON.stringify({ model: 'meadow', stream: true, messages: [], ...options.body });
  const operation: Operation = OPERATIONS.find(({ name }) => name === (options.operation ?? 'chat'))!;
  const scan = options.scan?.(clock) ?? aScan(text, operation.dialect.members);
  return {
    key: toAuthenticatedKey(aFoundApiKey()),
    operation,
    clientRequestId: 'req_of_client',
    receivedMs: clock.nowMs(),
    receivedUs: clock.monotonicUs() - (options.uploadUs ?? 0),
    body: scan.body,
    parsed: refusing(operation.dialect.parse(scan), options.cannotExpress),
    model,
    deployments: firstFree(
      routed(model, options.deployments ?? 1, options.connection ?? {}),
      options.isFree ?? false,
    ),
    authenticatedUs: 0,
    uploadUs: options.uploadUs ?? 0,
    trace: { traceparent: undefined, tracestate: undefined },
    headers: options.headers ?? [],
    clientTags: NO_CLIENT_TAGS,
    admitted: options.admitted ?? HOLDS_NOTHING,
    isFree: options.isFree ?? false,
  };
}

/** The request, as one that these deployments cannot express. */
function refusing(parsed: DialectRequest, upstreamNames: readonly string[] | undefined): DialectRequest {
  if (upstreamNames === undefined) return parsed;
  const forUpstream: DialectRequest['forUpstream'] = (upstreamName, ...more) => {
    if (!upstreamNames.includes(upstreamName)) return parsed.forUpstream(upstreamName, ...more);
    throw new DomainError('unsupported_parameter', 'Cannot be expressed.', { param: upstreamName });
  };
  const promptAffinity = () => parsed.promptAffinity?.() ?? null;
  return Object.assign(Object.create(parsed) as DialectRequest, { forUpstream, promptAffinity });
}

/** The calls of telemetry. */
export class CountingTelemetry implements InferenceTelemetry {
  activeStreams = 0;
  readonly outcomes: RequestOutcome[] = [];
  readonly attempts: string[] = [];

  requestStarted() {
    return {
      traceId: 'trace',
      attemptStarted: () => {
        this.attempts.push('started');
        return {
          traceparent: '00-trace-01',
          tracestate: 'vendor=1',
          ended: (outcome: { errorCode: string | null }) => {
            this.attempts.push(outcome.errorCode ?? 'ok');
          },
        };
      },
      ended: (outcome: RequestOutcome) => {
        this.outcomes.push(outcome);
      },
    };
  }
  streamsActive(delta: 1 | -1): void {
    this.activeStreams += delta;
  }
  ledgerCommitted(): void {}
  breakerChanged(): void {}
  keyServiceCalled(): void {}
  refused(): void {}
  managementAnswered(): void {}
  tokenReused(): void {}
  readonly refusedFallbacks: string[] = [];
  fallbackRefused(code: string): void {
    this.refusedFallbacks.push(code);
  }
  resent(): void {}
  delivered(): void {}
  thresholdReached(): void {}
  alertChanged(): void {}
}

/** One request that has just been dispatched, with control of everything around it. */
export function startRun(options: RunOptions = {}) {
  const clock = new FakeClock();
  const ledger = new ScriptedLedger();
  const provider = new ScriptedProvider();
  const client = new RecordingClient();
  const logger = new RecordingLogger();
  const telemetry = new CountingTelemetry();
  const ports: InferencePorts = {
    clock,
    logger,
    ledger,
    telemetry,
    requestLog: new RequestLog({ logger, clock, completedRatio: 1 }),
    providers: {
      'openai-compatible': provider,
      anthropic: provider,
      bedrock: provider,
      litellm: provider,
      simulator: provider,
    },
    router: new Router({
      clock,
      breakers: options.breakers ?? ALWAYS_CLOSED,
      random: () => 0.5,
      maxAttempts: options.maxAttempts ?? 3,
    }),
    streamOptionsRejections: new StreamOptionsRejections(clock),
    newRequestId: aRequestId,
    keepAliveMs: options.keepAliveMs ?? 15_000,
  };
  const runner = new InferenceRunner(ports);
  const request = aRequest(options, clock);
  runner.run(request, client);
  return {
    clock,
    ledger,
    provider,
    client,
    logger,
    telemetry,
    runner,
    request,
    ports,
    get phase(): RunPhase {
      return (client.events as InferenceRun).phase;
    },
    /** The only settlement. */
    get record(): UsageRecord {
      if (ledger.records.length !== 1) throw new Error(`${ledger.records.length} settlements`);
      return ledger.records[0]!;
    },
  };
}
