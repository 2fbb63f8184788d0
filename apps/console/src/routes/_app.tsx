import { createFileRoute, redirect, retainSearchParams } from '@tanstack/react-router';
import { ApiError } from '@weir/api-client';
import * as z from 'zod/mini';
import { loadAccountPreferences } from '../session/account-preferences.ts';
import { sessionQuery } from '../session/session.ts';
import { Shell } from '../shell/shell.tsx';

/**
 * Everything that needs a session. `organization` is kept over all of it, so that links carry it; `job` is the long work that a screen
 * shows.
 */
export const Route = createFileRoute('/_app')({
  validateSearch: z.object({
    organization: z.catch(z.optional(z.uuid()), undefined),
    job: z.catch(z.optional(z.uuid()), undefined),
  }),
  search: { middlewares: [retainSearchParams(['organization'])] },
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQuery);
      // Not waited for: those of this browser hold until then, and if it fails.
      loadAccountPreferences().catch(() => undefined);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: { return_to: location.href }, replace: true });
    }
  },
  component: Shell,
});
