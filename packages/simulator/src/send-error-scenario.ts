import type { ServerResponse } from 'node:http';
import type { ScenarioParameters } from './parameters.ts';
import type { RequestRecord } from './request-log.ts';
import type { ErrorAnswer } from './scenarios.ts';
import { sendError, sendText } from './send-answer.ts';

const errorTypes: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
};

/** Answers with the error status a scenario asks for. */
export function sendErrorScenario(
  response: ServerResponse,
  record: RequestRecord,
  error: ErrorAnswer,
  parameters: ScenarioParameters,
): void {
  const status = error.status ?? parameters.status;
  if (error.as === 'html') {
    const page = `<!doctype html><title>${status}</title><h1>The simulated proxy could not reach its engine</h1>\n`;
    sendText(response, record, status, page, { 'content-type': 'text/html; charset=utf-8' });
    return;
  }
  const message =
    error.as === 'echoes-credential'
      ? `Incorrect API key provided: ${record.headers.authorization ?? 'none'}.`
      : (error.message ?? `The simulator answers ${status}, as the scenario asks.`);
  const headers: Record<string, string> =
    status === 429 || status === 503 ? { 'retry-after': String(parameters.retryAfterS) } : {};
  const envelope = {
    status,
    type: error.code === 'insufficient_quota' ? 'insufficient_quota' : (errorTypes[status] ?? 'server_error'),
    code: error.code ?? null,
    param: null,
    message,
  };
  sendError(response, record, envelope, headers);
}
