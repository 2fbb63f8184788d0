export * from './admit-all.ts';
export * from './limit.ts';
export * from './limit-repository.ts';
export * from './ports.ts';
export * from './quota-leases.ts';
