import { listBindingLimitsOperation } from '@weir/contracts/binding-limits';
import type { ApiKeyId } from '@weir/domain/kernel';
import { listBindingLimits } from '@weir/domain/limits';
import { handle } from '../endpoint.ts';
import { toBindingLimitsWire } from './get-binding.ts';

export const listBindingLimitsEndpoint = handle(
  listBindingLimitsOperation,
  async ({ caller, params, query }, { management, admission, apiKeyFinder }) => {
    const ids = query.api_key_ids as ApiKeyId[];
    const ports = { ...management, admission, apiKeyFinder };
    const keys = await listBindingLimits(caller, params.organization_id, ids, ports);
    const nowMs = management.clock.nowMs();
    return { data: keys.map((key) => toBindingLimitsWire(key, nowMs)) };
  },
);
