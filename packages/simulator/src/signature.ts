import { createHash } from 'node:crypto';

const redactedPrefix = 'simulated-redacted-';

/** @returns what proves that a text is the simulator's own reasoning. */
export function signReasoning(text: string): string {
  return createHash('sha256').update('simulated reasoning\n').update(text).digest('base64');
}

/** @returns reasoning that only the simulator can read: base64. */
export function redactReasoning(answerId: string, index: number): string {
  return Buffer.from(`${redactedPrefix}${answerId}-${index}`).toString('base64');
}

export function isRedactedReasoning(data: unknown): boolean {
  return typeof data === 'string' && Buffer.from(data, 'base64').toString().startsWith(redactedPrefix);
}
