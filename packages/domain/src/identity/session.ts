import type { SessionId, UserId } from '../kernel/ids.ts';

/** A signed-in browser. Its token is shown to the browser only; its SHA-256 is stored. */
export interface Session {
  readonly id: SessionId;
  readonly userId: UserId;
  /** The identity provider with which it began. */
  readonly provider: string;
  /** Such as `Firefox`; the whole user agent is not kept. */
  readonly userAgentFamily: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** Moves on with use. */
  readonly idleExpiresAt: Date;
  /** Fixed. */
  readonly expiresAt: Date;
  /** A role of the user has changed: the next answer brings a new token. */
  readonly rotationDue: boolean;
}

/** SHA-256 of a session's token, lower-case hexadecimal. */
export type TokenHash = string & { readonly __tokenHash: true };

/** How long a session lives. */
export interface SessionLifetime {
  /** Since it was last used, milliseconds. */
  readonly idleMs: number;
  /** Since it began, milliseconds. */
  readonly absoluteMs: number;
}
