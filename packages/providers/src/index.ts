export * from './providers.ts';
export * from './upstream-pools.ts';
