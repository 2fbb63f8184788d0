import * as z from 'zod/mini';

/** Which organization the request is of, where a link says so. */
export const requestSearch = z.object({ organization: z.catch(z.optional(z.string()), undefined) });
