import type { Subscription } from './subscription-queries.ts';

/** The subscription to a model that counts for a person's keys: their own before the one for everybody. */
export function subscriptionOf(
  model: string,
  userId: string,
  subscriptions: readonly Subscription[] | undefined,
): Subscription | undefined {
  const [own, everybodys] = [userId, null].map((holder) =>
    subscriptions?.find((entry) => entry.model === model && entry.user_id === holder),
  );
  // What is over opens nothing, but says why.
  return [own, everybodys].find((entry) => entry !== undefined && !isOver(entry)) ?? own ?? everybodys;
}

/** Whether it can be asked for again. */
export function isOver({ state }: Pick<Subscription, 'state'>): boolean {
  return state === 'cancelled' || state === 'expired';
}
