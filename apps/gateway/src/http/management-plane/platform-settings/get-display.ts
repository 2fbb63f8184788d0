import { getDisplaySettingsOperation } from '@weir/contracts/platform-settings';
import { getDisplayCurrency } from '@weir/domain/platform-settings';
import { handle } from '../endpoint.ts';
import { toCurrencyWire } from './to-wire.ts';

export const getDisplaySettingsEndpoint = handle(
  getDisplaySettingsOperation,
  async ({ caller }, { management }) => ({
    currency: toCurrencyWire(await getDisplayCurrency(caller, management)),
  }),
);
