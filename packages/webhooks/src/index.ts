export * from './http-webhook-caller.ts';
