import { listWebhookDeliveriesOperation } from '@weir/contracts/webhooks';
import { listWebhookDeliveries } from '@weir/domain/webhooks';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toDeliveryWire } from './to-wire.ts';

export const listWebhookDeliveriesEndpoint = handle(
  listWebhookDeliveriesOperation,
  async ({ caller, params, query }, { management }) => {
    const { organization_id, webhook_id } = params;
    const page = await listWebhookDeliveries(
      caller,
      organization_id,
      webhook_id,
      toPageRequest(query),
      management,
    );
    return toList(query, page, toDeliveryWire);
  },
);
