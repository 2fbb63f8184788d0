export * from './admit-all.ts';
export * from './limit.ts';
export * from './limit-refusal.ts';
export * from './limit-repository.ts';
export * from './ports.ts';
export * from './quota-leases.ts';
export * from './request-checks.ts';
export * from './reservation.ts';
