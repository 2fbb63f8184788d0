export * from './changed-fields.ts';
export * from './delete-in-batches.ts';
export * from './organization-access.ts';
export * from './ports.ts';
export * from './unit-of-work.ts';
export * from './write.ts';
