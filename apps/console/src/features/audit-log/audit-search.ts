import * as z from 'zod/mini';
import { periodSearch } from '../../period/period-search.ts';

export const OUTCOMES = ['succeeded', 'refused', 'failed'] as const;

/** The state of an audit log, in the address: also the query of the API. */
export const auditSearch = z.object({
  ...periodSearch,
  action: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  target: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  actor: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  outcome: z.catch(z.optional(z.enum(OUTCOMES)), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type AuditSearch = z.infer<typeof auditSearch>;
