import * as z from 'zod/mini';

/** Where to go after the sign-in: a path below the console. */
export const signInSearch = z.object({
  return_to: z.catch(z.optional(z.string().check(z.regex(/^\/(?!\/)/), z.maxLength(512))), undefined),
});
