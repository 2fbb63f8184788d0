export * from './redis-admission.ts';
export * from './redis-connection.ts';
export * from './redis-counts.ts';
export * from './settlement-queue.ts';
export * from './shared-leases.ts';
