export * from './permissions.ts';
export * from './permitted-actions.ts';
export * from './require-permission.ts';
