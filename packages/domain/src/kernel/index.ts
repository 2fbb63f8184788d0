export * from './change-feed.ts';
export * from './clock.ts';
export * from './domain-error.ts';
export * from './ids.ts';
export * from './logger.ts';
export * from './money.ts';
export * from './system-clock.ts';
