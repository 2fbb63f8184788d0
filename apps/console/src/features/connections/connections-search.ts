import * as z from 'zod/mini';

const Cursor = z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined);

/** The state of the list of connections, in the address. */
export const connectionsSearch = z.object({ cursor: Cursor });

export type ConnectionsSearch = z.infer<typeof connectionsSearch>;

export const CONNECTION_TABS = ['overview', 'deployments', 'drift'] as const;

/** The state of one connection's screen: the cursor is of its deployments. */
export const connectionSearch = z.object({
  tab: z.catch(z.optional(z.enum(CONNECTION_TABS)), undefined),
  cursor: Cursor,
});

export type ConnectionSearch = z.infer<typeof connectionSearch>;
