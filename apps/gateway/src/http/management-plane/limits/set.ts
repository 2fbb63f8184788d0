import {
  type SetLimits,
  setApiKeyLimitsOperation,
  setMemberLimitsOperation,
  setOrganizationLimitsOperation,
  setPlatformLimitsOperation,
  setTeamLimitsOperation,
  setWorkspaceLimitsOperation,
} from '@weir/contracts/limits';
import type { SignedInCaller } from '@weir/domain/kernel';
import { type LimitedThing, setLimits } from '@weir/domain/limits';
import type { z } from 'zod';
import type { ManagementServices } from '../../../compose-management.ts';
import { displayCurrency } from '../display-currency.ts';
import { handle } from '../endpoint.ts';
import { thing } from './things.ts';
import { toKeyLimitInputs, toLimitInputs } from './to-input.ts';
import { toKeyLimitsWire, toLimitsWire } from './to-wire.ts';

export const setOrganizationLimitsEndpoint = handle(
  setOrganizationLimitsOperation,
  ({ caller, params, body }, { management }) =>
    set(caller, thing.organization(params, 'organization'), body, management),
);

export const setPlatformLimitsEndpoint = handle(
  setPlatformLimitsOperation,
  ({ caller, params, body }, { management }) =>
    set(caller, thing.organization(params, 'platform'), body, management),
);

export const setWorkspaceLimitsEndpoint = handle(
  setWorkspaceLimitsOperation,
  ({ caller, params, body }, { management }) => set(caller, thing.workspace(params), body, management),
);

export const setTeamLimitsEndpoint = handle(
  setTeamLimitsOperation,
  ({ caller, params, body }, { management }) => set(caller, thing.team(params), body, management),
);

export const setMemberLimitsEndpoint = handle(
  setMemberLimitsOperation,
  ({ caller, params, body }, { management }) => set(caller, thing.member(params), body, management),
);

export const setApiKeyLimitsEndpoint = handle(
  setApiKeyLimitsOperation,
  async ({ caller, params, body }, { management }) =>
    toKeyLimitsWire(
      await setLimits(caller, thing.apiKey(params), toKeyLimitInputs(body), management),
      await displayCurrency(management),
    ),
);

async function set(
  caller: SignedInCaller,
  of: LimitedThing,
  body: z.output<typeof SetLimits>,
  management: ManagementServices,
) {
  return toLimitsWire(
    await setLimits(caller, of, toLimitInputs(body), management),
    await displayCurrency(management),
  );
}
