export * from './github-identity-provider.ts';
export * from './google-identity-provider.ts';
export * from './oidc-identity-provider.ts';
