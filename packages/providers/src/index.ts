export * from './address-guard.ts';
export * from './discovery-server/http-discovery-server.ts';
export * from './providers.ts';
export * from './upstream-pools.ts';
