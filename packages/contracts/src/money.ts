import { MAX_NANO_USD } from '@weir/domain/kernel';
import { z } from 'zod';

const meta = {
  description: 'Nano-USD, as a string. 1,000,000,000 is one US dollar.',
  example: '2500000000',
};

/** An amount in an answer. A string, as JSON numbers are exact up to 2^53 only. */
export const NanoUsd = z
  .string()
  .regex(/^-?\d+$/)
  .meta(meta);

/** An amount in a request that is not negative. It is parsed to a bigint. */
export const GivenNanoUsd = givenNanoUsd(/^\d{1,19}$/);

/** The same, which may be negative. */
export const GivenSignedNanoUsd = givenNanoUsd(/^-?\d{1,19}$/);

/** An amount for people. */
export const ShownMoney = z
  .string()
  .meta({ description: "The amount in the platform's display currency.", example: '$2.50' });

function givenNanoUsd(pattern: RegExp) {
  return z
    .string()
    .transform((text, { addIssue }) => {
      if (!pattern.test(text)) {
        addIssue('must be a whole number of nano-USD, as a string');
        return z.NEVER;
      }
      const amount = BigInt(text);
      if (amount > MAX_NANO_USD || amount < -MAX_NANO_USD) addIssue('is too large');
      return amount;
    })
    .meta({ ...meta, pattern: pattern.source });
}
