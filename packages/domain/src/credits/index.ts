export * from './credit-entry.ts';
export * from './enter-credit.ts';
export * from './get-credit-balance.ts';
export * from './list-credit-entries.ts';
export * from './ports.ts';
