import { z } from 'zod';
import { operation } from './operation.ts';

export const SetupQuery = z.strictObject({
  token: z
    .string()
    .max(200)
    .default('')
    .meta({ description: 'As printed by the start or `weir setup-link`.' }),
});

export const followSetupLinkOperation = operation({
  method: 'get',
  path: '/v1/auth/setup',
  operationId: 'followSetupLink',
  tag: 'Sign-in',
  summary: 'Sign in by a set-up link',
  description:
    'For browsers: signs in the set-up administrator, a platform admin. A link works once, for an hour.',
  access: 'public',
  query: SetupQuery,
  answer: { status: 303, description: 'To the console, with a session.' },
  guarded: true,
});

export const setupOperations = [followSetupLinkOperation];
