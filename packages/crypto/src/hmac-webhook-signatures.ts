import { createHmac } from 'node:crypto';
import type { WebhookSignatures } from '@weir/domain/outbox';
import { secureRandomBytes } from './secure-random-bytes.ts';

const PREFIX = 'whsec_';
/** Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32;

/** Symmetric signatures of Standard Webhooks 1.0: HMAC-SHA256. */
export class HmacWebhookSignatures implements WebhookSignatures {
  newSecret(): string {
    return PREFIX + Buffer.from(secureRandomBytes(SECRET_BYTES)).toString('base64');
  }

  sign(secret: string, content: string): string {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return createHmac('sha256', key).update(content).digest('base64');
  }
}
