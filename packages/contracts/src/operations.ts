import { z } from 'zod';

export const Liveness = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Liveness' });

export const Readiness = z
  .strictObject({
    status: z.enum(['ready', 'not_ready']),
    checks: z.record(z.string(), z.looseObject({})).meta({ description: 'The state of each part.' }),
  })
  .meta({ id: 'Readiness' });

export const Version = z.looseObject({ version: z.string() }).meta({ id: 'Version' });
