import { OPERATIONS } from '@weir/domain/inference';
import type { ConnectionId } from '@weir/domain/kernel';
import { collectedTelemetry, untraced } from './collected-telemetry.ts';
import type { OtlpCollector } from './otlp-collector.ts';
import { usageRecord } from './usage-record.ts';

const [chat] = OPERATIONS;

/** Every metric with every attribute that it can have, and the spans of a request. */
export async function everythingExported(): Promise<OtlpCollector> {
  const record = usageRecord({
    ending: 'upstream_failed',
    errorCode: 'upstream_cut',
    isFallback: true,
    usage: {
      inputTokens: 1,
      cachedInputTokens: 1,
      cacheWriteTokens: 1,
      outputTokens: 1,
      reasoningTokens: 1,
      audioInputTokens: 1,
      imageInputTokens: 1,
      audioOutputTokens: 1,
    },
  });
  return collectedTelemetry((telemetry, observe) => {
    const trace = telemetry.requestStarted(chat, 'sim-echo', untraced, Date.now());
    trace
      .attemptStarted({
        operation: chat,
        upstreamModel: 'm',
        connection: { id: 'c' as ConnectionId, kind: 'openai-compatible', baseUrl: 'https://a.example' },
      })
      .ended({ status: 500, errorCode: 'upstream_error', startOffsetUs: 0, durationUs: 1_000 });
    trace.ended(record);
    telemetry.ledgerCommitted(1, 1, 'store');
    telemetry.refused('api_key_unknown', 401);
    telemetry.tokenReused();
    telemetry.resent();
    telemetry.fallbackRefused('api_key_budget_exceeded');
    telemetry.breakerChanged('c' as ConnectionId, 'open');
    telemetry.keyServiceCalled('Decrypt', 'ok', 1_000);
    telemetry.delivered('webhook', 'failed');
    telemetry.thresholdReached('budget');
    telemetry.alertChanged('spend_nano_usd', 'fired');
    telemetry.managementAnswered('GET', '/v1/organizations/{id}', 200, 1_000);
    observe({
      pendingSettlements: () => 1,
      spool: () => ({ records: 1, bytes: 1, oldestAtMs: 0 }),
      coordinationIsUp: () => false,
      breakers: () => [{ connectionId: 'connection-1', level: 2 }],
      breakersOfCredentials: () => 4,
      auditWaiting: () => 1,
      databasePools: () => [{ name: 'ledger', used: 1, free: 1, waiting: 1 }],
    });
    telemetry.streamsActive(1);
  });
}
