import { createRouter } from '@tanstack/react-router';
import { CONSOLE_PATH } from './base-path.ts';
import { queryClient } from './query-client.ts';
import { routeTree } from './routes.generated.ts';
import { NotFound } from './shell/not-found.tsx';
import { RouteError } from './shell/route-error.tsx';
import { RoutePending } from './shell/route-pending.tsx';

export const router = createRouter({
  routeTree,
  basepath: CONSOLE_PATH,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: RouteError,
  defaultPendingComponent: RoutePending,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
