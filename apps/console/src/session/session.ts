import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../api.ts';

export type Session = components['schemas']['SignedIn'];
export type Organization = Session['user']['organizations'][number];
export type Permission = components['schemas']['PermittedAction'];

/** Who is signed in and what they may do. */
export const sessionQuery = queryOptions({
  ...api.queryOptions('get', '/v1/auth/session'),
  staleTime: 60_000,
});

/** Only below the signed-in layout, which has loaded it. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}
