export * from './permissions.ts';
export * from './require-permission.ts';
