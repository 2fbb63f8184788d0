export * from './authenticate-session.ts';
export * from './begin-identity-link.ts';
export * from './begin-sign-in.ts';
export * from './complete-sign-in.ts';
export * from './follow-setup-link.ts';
export * from './identity-provider.ts';
export * from './list-identities.ts';
export * from './list-identity-providers.ts';
export * from './list-sessions.ts';
export * from './make-setup-link.ts';
export * from './platform-role.ts';
export * from './ports.ts';
export * from './purge-expired.ts';
export * from './return-to.ts';
export * from './revoke-all-sessions.ts';
export * from './revoke-session.ts';
export * from './session.ts';
export * from './session-token.ts';
export {
  type BeginSignInInput,
  type BegunSignIn,
  SIGN_IN_ATTEMPT_LIFETIME_MS,
  type SignInAttempt,
} from './sign-in-attempt.ts';
export * from './sign-in-failure.ts';
export * from './sign-in-for-development.ts';
export * from './sign-in-ports.ts';
export * from './sign-out.ts';
export * from './start-session.ts';
export * from './unlink-identity.ts';
export * from './user.ts';
export * from './user-preferences.ts';
