import { LIMIT_SCOPES } from '@weir/domain/limits';
import { z } from 'zod';
import { Id, Timestamp } from './common.ts';
import { PermittedAction } from './permitted-action.ts';

/** An amount in the unit of its limit. */
export const Amount = z.string().regex(/^\d+$/);

/** How a limit can be changed. */
export const limitChange = {
  set_by: z.enum(['organization', 'platform']).meta({
    description: 'Who set the limit. Credits and subscription quotas are set by the platform.',
  }),
  change: z
    .strictObject({
      action: PermittedAction.meta({ description: 'The action that changes the limit.' }),
      allowed: z.boolean().meta({ description: 'Whether the caller is allowed to.' }),
    })
    .meta({ description: 'Who can change the limit.' }),
};

/** A limit of a key and what is left of it, as admission counts it. */
export const limitUse = {
  id: Id,
  scope: z.enum(LIMIT_SCOPES),
  scope_id: Id,
  kind: z.string().meta({ example: 'budget' }),
  period: z.string().nullable().meta({ description: 'Null for limits without a period.' }),
  hard: z.boolean().meta({ description: 'Whether the limit refuses requests. A soft limit only alerts.' }),
  unit: z.enum(['nano_usd', 'requests', 'tokens']),
  amount: Amount.meta({ description: 'In the unit of the limit. A string, because values can exceed 2^53.' }),
  used: Amount,
  reserved: Amount.meta({ description: 'Reserved by running requests, beyond what they have used.' }),
  remaining: Amount,
  resets_at: Timestamp.nullable(),
  ...limitChange,
};
