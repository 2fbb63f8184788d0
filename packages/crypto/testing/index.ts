export * from './start-test-kms.ts';
