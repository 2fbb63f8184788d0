import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chat } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ env: { METRICS_PORT: '0' } });
}, 60_000);
afterAll(() => gateway.stop());

const scrape = async () =>
  (await fetch(`http://127.0.0.1:${gateway.composition.metricsPort}/metrics`)).text();

describe('/metrics', () => {
  it('is on a port of its own, not on that of the API', async () => {
    expect((await fetch(`${gateway.origin}/metrics`)).status).toBe(404);
    expect(await scrape()).toContain('weir_streams_active');
  });

  it('has the requests, the ledger, the pools and the management plane', async () => {
    await (await chat(gateway, 'sim-steady', { stream: true })).text();
    await (await fetch(`${gateway.origin}/v1/organizations`)).text();
    await (await fetch(`${gateway.origin}/v1/nowhere`, { method: 'POST' })).text();
    await gateway.idle();

    await vi.waitFor(async () => {
      const text = await scrape();
      expect(text).toMatch(/gen_ai_server_request_duration_count\{.*gen_ai_request_model="sim-steady".*\} 1/);
      expect(text).toMatch(/gen_ai_client_operation_duration_count\{.*server_address="127.0.0.1".*\} 1/);
      expect(text).toMatch(/weir_ledger_records_total\{weir_ledger_destination="store"\} 1/);
      expect(text).toMatch(/\nweir_ledger_pending(\{\})? 0/);
      expect(text).toMatch(/\nweir_ledger_spool_size(\{\})? 0/);
      expect(text).toMatch(/\nweir_ledger_spool_oldest_age(\{\})? 0/);
      for (const pool of ['hot', 'queries'])
        expect(text).toMatch(
          new RegExp(
            `db_client_connection_count\\{db_client_connection_pool_name="${pool}",db_client_connection_state="idle"\\} \\d`,
          ),
        );
      expect(text).toMatch(
        /weir_management_request_duration_count\{http_request_method="GET",http_route="\/v1\/organizations",weir_response_status_class="4xx"\} 1/,
      );
      expect(text).toMatch(
        /weir_management_request_duration_count\{http_request_method="_OTHER",http_route="none",weir_response_status_class="4xx"\} 2/,
      );
    });
  });
});
