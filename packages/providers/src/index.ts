export * from './openai-compatible/openai-compatible-discovery.ts';
export * from './openai-compatible/openai-compatible-provider.ts';
export * from './upstream-pools.ts';
