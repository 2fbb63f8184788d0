export * from './organization.ts';
export * from './ports.ts';
