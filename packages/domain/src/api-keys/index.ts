export * from './api-key.ts';
export * from './ports.ts';
