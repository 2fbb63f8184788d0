export * from './list-refusals.ts';
export * from './ports.ts';
export * from './refusal.ts';
export * from './refusal-aggregator.ts';
