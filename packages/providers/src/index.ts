export * from './address-guard.ts';
export * from './http-discovery-server.ts';
export * from './providers.ts';
export * from './upstream-pools.ts';
