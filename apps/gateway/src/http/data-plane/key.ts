import { bindingLimits, type LimitUse, unitOf } from '@weir/domain/limits';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';

/** `GET /v1/key`: the calling key, its restrictions, and what is left of its limits. */
export function getKeyHandler({ apiKeyAuth, admission }: Services) {
  return async (c: Context<GatewayEnv>) => {
    const key = await apiKeyAuth.authenticate(c.env, null);
    const uses = await admission.inspect(key);
    const binding = bindingLimits(uses);
    return c.json({
      id: key.id,
      name: key.name,
      mode: key.mode,
      last_four: key.lastFour,
      organization_id: key.organizationId,
      workspace_id: key.workspaceId,
      created_at: key.createdAt.toISOString(),
      expires_at: key.expiresAt?.toISOString() ?? null,
      allowed_models: key.allowedModels && [...key.allowedModels],
      allowed_ip_ranges: key.allowedIpRanges,
      endpoint_scopes: key.endpointScopes && [...key.endpointScopes],
      limits: uses.map((use) => toWire(use, binding.has(use))),
    });
  };
}

function toWire({ limit, used, reserved, remaining, resetsAtMs }: LimitUse, binds: boolean) {
  const amounts = { limit: limit.amount, used, reserved, remaining };
  const isMoney = unitOf(limit) === 'nano_usd';
  return {
    id: limit.id,
    kind: limit.kind,
    scope: limit.scope,
    scope_id: limit.scopeId,
    model_id: limit.modelId,
    period: 'period' in limit ? limit.period : null,
    hard: 'hard' in limit ? limit.hard : true,
    unit: unitOf(limit),
    ...Object.fromEntries(
      Object.entries(amounts).map(([name, amount]) =>
        isMoney ? [`${name}_nano_usd`, `${amount}`] : [name, Number(amount)],
      ),
    ),
    resets_at: resetsAtMs === null ? null : new Date(resetsAtMs).toISOString(),
    binds,
  };
}
