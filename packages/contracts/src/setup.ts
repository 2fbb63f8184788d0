import { z } from 'zod';
import { operation } from './operation.ts';

export const SetupQuery = z.strictObject({
  token: z
    .string()
    .max(200)
    .default('')
    .meta({ description: 'The token printed at startup or by `weir setup-link`.' }),
});

export const followSetupLinkOperation = operation({
  method: 'get',
  path: '/v1/auth/setup',
  operationId: 'followSetupLink',
  tag: 'Sign-in',
  summary: 'Sign in with a setup link',
  description:
    'For browsers. Signs in the setup administrator, who is a platform admin, and owns the first organization if it has no members. Each link works once, within an hour.',
  access: 'public',
  query: SetupQuery,
  answer: { status: 303, description: 'Redirects to the console, with a session.' },
  guarded: true,
});

export const setupOperations = [followSetupLinkOperation];
