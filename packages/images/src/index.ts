export * from './sharp-logo-encoder.ts';
