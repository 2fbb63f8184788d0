import type { Exchange } from '../answer-request.ts';
import type { DiscoveredServer } from '../catalog.ts';
import { sendError, sendJson } from '../send-answer.ts';

/** Answers `GET /discovery/models`: a map of addresses. */
export function answerServerMap(exchange: Exchange): void {
  send(exchange, (servers) => Object.fromEntries(servers.map(({ address, ...server }) => [address, server])));
}

/** Answers `GET /discovery-list/models`: the same as a list, in which an address may be more than once. */
export function answerServerList(exchange: Exchange): void {
  send(exchange, (servers) => servers);
}

function send(
  { context, vendor, record, response }: Exchange,
  form: (servers: readonly DiscoveredServer[]) => object,
) {
  const { servers } = context.catalog;
  if (servers !== undefined) sendJson(vendor, response, record, 200, form(servers));
  else
    sendError(vendor, response, record, {
      status: 503,
      code: null,
      param: null,
      message: 'No servers are known.',
    });
}
