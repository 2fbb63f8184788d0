import { getCreditsOperation } from '@weir/contracts/credits';
import { getCreditBalance } from '@weir/domain/credits';
import { displayCurrency } from '../display-currency.ts';
import { handle } from '../endpoint.ts';
import { toCreditsWire } from './to-wire.ts';

export const getCreditsEndpoint = handle(getCreditsOperation, async ({ caller, params }, { management }) =>
  toCreditsWire(
    await getCreditBalance(caller, params.organization_id, management),
    await displayCurrency(management),
  ),
);
