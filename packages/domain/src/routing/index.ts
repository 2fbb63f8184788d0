export * from './breaker.ts';
export * from './breaker-fault.ts';
export * from './breaker-state.ts';
export * from './breakers.ts';
export * from './key-routing-policy.ts';
export * from './manage-breakers.ts';
export type { AccountBreakers, RouterPorts } from './ports.ts';
export * from './router.ts';
export * from './routing-policy.ts';
