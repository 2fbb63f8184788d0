export * from './bootstrap.ts';
export * from './organization.ts';
export * from './ports.ts';
