import * as z from 'zod/mini';
import { requestsSearch } from '../requests/requests-search.ts';

export const REQUEST_LISTS = ['ended', 'refused'] as const;

/** The state of the lists of requests, in the address. */
export const organizationRequestsSearch = z.object({
  ...requestsSearch.shape,
  show: z.catch(z.optional(z.enum(REQUEST_LISTS)), undefined),
});

export type OrganizationRequestsSearch = z.infer<typeof organizationRequestsSearch>;
