import { listCreditEntriesOperation } from '@weir/contracts/credits';
import { listCreditEntries } from '@weir/domain/credits';
import { displayCurrency } from '../display-currency.ts';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toCreditEntryWire } from './to-wire.ts';

export const listCreditEntriesEndpoint = handle(
  listCreditEntriesOperation,
  async ({ caller, params, query }, { management }) => {
    const page = await listCreditEntries(caller, params.organization_id, toPageRequest(query), management);
    const currency = await displayCurrency(management);
    const list = toList(query, page, (entry) => toCreditEntryWire(entry, currency));
    return withNames(list, page, ({ createdBy }) => [createdBy], caller, params.organization_id, management);
  },
);
