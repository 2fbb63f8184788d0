export * from './live-changes.ts';
export * from './live-sampler.ts';
export * from './live-state.ts';
export * from './watch-scope.ts';
