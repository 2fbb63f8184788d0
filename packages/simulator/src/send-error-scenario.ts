import type { ServerResponse } from 'node:http';
import type { ScenarioParameters } from './parameters.ts';
import type { RequestRecord } from './request-log.ts';
import type { ErrorAnswer } from './scenarios.ts';
import { sendError, sendText } from './send-answer.ts';
import type { Vendor } from './vendor.ts';

/** Answers with the error status a scenario asks for. */
export function sendErrorScenario(
  vendor: Vendor,
  response: ServerResponse,
  record: RequestRecord,
  error: ErrorAnswer,
  parameters: ScenarioParameters,
): void {
  const status = error.status ?? parameters.status;
  if (error.as === 'html') {
    const page = `<!doctype html><title>${status}</title><h1>The simulated proxy could not reach its engine</h1>\n`;
    sendText(vendor, response, record, status, page, { 'content-type': 'text/html; charset=utf-8' });
    return;
  }
  const message =
    error.as === 'echoes-credential'
      ? `Incorrect API key provided: ${vendor.credential(record.headers) ?? 'none'}.`
      : (error.message ?? `The simulator answers ${status}, as the scenario asks.`);
  sendError(vendor, response, record, {
    status,
    code: error.code ?? null,
    param: null,
    message,
    ...((status === 429 || status === 503) && { retryAfterS: parameters.retryAfterS }),
  });
}
