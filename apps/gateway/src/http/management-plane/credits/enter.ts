import { enterCreditOperation } from '@weir/contracts/credits';
import { enterCredit } from '@weir/domain/credits';
import { displayCurrency } from '../display-currency.ts';
import { handle } from '../endpoint.ts';
import { toCreditEntryWire } from './to-wire.ts';

export const enterCreditEndpoint = handle(
  enterCreditOperation,
  async ({ caller, params, body }, { management }) => {
    const { kind, amount_nano_usd: amount, reason, reference } = body;
    const given = { kind, amount, reason, reference };
    return toCreditEntryWire(
      await enterCredit(caller, params.organization_id, given, management),
      await displayCurrency(management),
    );
  },
);
