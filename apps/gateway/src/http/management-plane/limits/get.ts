import {
  getApiKeyLimitsOperation,
  getMemberLimitsOperation,
  getOrganizationLimitsOperation,
  getPlatformLimitsOperation,
  getTeamLimitsOperation,
  getWorkspaceLimitsOperation,
} from '@weir/contracts/limits';
import type { SignedInCaller } from '@weir/domain/kernel';
import { getLimits, getOrganizationLimits, type LimitedThing } from '@weir/domain/limits';
import type { ManagementServices } from '../../../compose-management.ts';
import { displayCurrency } from '../display-currency.ts';
import { handle } from '../endpoint.ts';
import { thing } from './things.ts';
import { toKeyLimitsWire, toLimitsWire, toOrganizationLimitsWire } from './to-wire.ts';

export const getOrganizationLimitsEndpoint = handle(
  getOrganizationLimitsOperation,
  async ({ caller, params }, { management }) => {
    const { own, platform } = await getOrganizationLimits(caller, params.organization_id, management);
    return toOrganizationLimitsWire(own, platform, await displayCurrency(management));
  },
);

export const getPlatformLimitsEndpoint = handle(
  getPlatformLimitsOperation,
  ({ caller, params }, { management }) => read(caller, thing.organization(params, 'platform'), management),
);

export const getWorkspaceLimitsEndpoint = handle(
  getWorkspaceLimitsOperation,
  ({ caller, params }, { management }) => read(caller, thing.workspace(params), management),
);

export const getTeamLimitsEndpoint = handle(getTeamLimitsOperation, ({ caller, params }, { management }) =>
  read(caller, thing.team(params), management),
);

export const getMemberLimitsEndpoint = handle(
  getMemberLimitsOperation,
  ({ caller, params }, { management }) => read(caller, thing.member(params), management),
);

export const getApiKeyLimitsEndpoint = handle(
  getApiKeyLimitsOperation,
  async ({ caller, params }, { management }) =>
    toKeyLimitsWire(
      await getLimits(caller, thing.apiKey(params), management),
      await displayCurrency(management),
    ),
);

async function read(caller: SignedInCaller, of: LimitedThing, management: ManagementServices) {
  return toLimitsWire(await getLimits(caller, of, management), await displayCurrency(management));
}
