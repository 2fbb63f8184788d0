/** The oldest Node that the bundle runs on: undici needs 22.19, and older ones than this are no longer maintained. */
export const OLDEST_NODE = 24;
