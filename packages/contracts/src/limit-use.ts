import { LIMIT_SCOPES } from '@weir/domain/limits';
import { z } from 'zod';
import { Id, Timestamp } from './common.ts';
import { PermittedAction } from './permitted-action.ts';

/** An amount in the unit of its limit. */
export const Amount = z.string().regex(/^\d+$/);

/** How a limit can be changed. */
export const limitChange = {
  set_by: z.enum(['organization', 'platform']).meta({
    description: 'Who set it. What is paid in and what subscriptions allow is set by the platform.',
  }),
  change: z
    .strictObject({
      action: PermittedAction.meta({ description: 'The action that changes it.' }),
      allowed: z.boolean().meta({ description: 'Whether the caller may.' }),
    })
    .meta({ description: 'Who may change it.' }),
};

/** A limit of a key and what is left of it, as admission counts it. */
export const limitUse = {
  id: Id,
  scope: z.enum(LIMIT_SCOPES),
  scope_id: Id,
  kind: z.string().meta({ example: 'budget' }),
  period: z.string().nullable().meta({ description: 'Null where nothing is counted in periods.' }),
  hard: z.boolean().meta({ description: 'Whether it refuses. A soft limit only alerts.' }),
  unit: z.enum(['nano_usd', 'requests', 'tokens']),
  amount: Amount.meta({ description: 'In its unit. Strings, as they may exceed 2^53.' }),
  used: Amount,
  reserved: Amount.meta({ description: 'What running requests hold beyond what they used.' }),
  remaining: Amount,
  resets_at: Timestamp.nullable(),
  ...limitChange,
};
