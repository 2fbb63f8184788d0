import { listWebhooksOperation } from '@weir/contracts/webhooks';
import { listWebhooks } from '@weir/domain/webhooks';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toWebhookWire } from './to-wire.ts';

export const listWebhooksEndpoint = handle(
  listWebhooksOperation,
  async ({ caller, params, query }, { management }) => {
    const page = await listWebhooks(caller, params.organization_id, toPageRequest(query), management);
    const list = toList(query, page, toWebhookWire);
    return withNames(list, page, ({ createdBy }) => [createdBy], caller, params.organization_id, management);
  },
);
