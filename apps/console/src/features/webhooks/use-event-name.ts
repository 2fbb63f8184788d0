import { useLingui } from '@lingui/react/macro';
import type { EventType } from './webhook-queries.ts';

/** What an event tells, by its type. A type that is not known yet is shown as it is. */
export function useEventName(): (type: string) => string {
  const { t } = useLingui();
  const names: Record<EventType, string> = {
    'limit.threshold_reached': t`A limit reached an alert percentage`,
    'alert.fired': t`An alert rule fired`,
    'alert.resolved': t`An alert ended`,
    'subscription.requested': t`A subscription was requested`,
    'subscription.changed': t`A subscription changed`,
    'webhook.deactivated': t`A webhook was turned off`,
  };
  return (type) => (names as Readonly<Record<string, string>>)[type] ?? type;
}

export const EVENT_TYPES = [
  'limit.threshold_reached',
  'alert.fired',
  'alert.resolved',
  'subscription.requested',
  'subscription.changed',
  'webhook.deactivated',
] as const satisfies readonly EventType[];
