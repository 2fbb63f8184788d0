export * from './agreement.ts';
export * from './ports.ts';
export * from './reconciler.ts';
export * from './reconciliation.ts';
export * from './reconciliation-actions.ts';
