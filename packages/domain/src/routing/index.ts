export * from './ports.ts';
export * from './router.ts';
