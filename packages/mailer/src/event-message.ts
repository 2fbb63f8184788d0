import type { EventData, EventMail } from '@weir/domain/outbox';
import { type Message, shownName, toMessage } from './message.ts';

/** The mail about an event. Names that organizations chose are untrusted: one that could become a link is left out. */
export function toEventMessage(mail: EventMail): Message {
  const name = shownName(mail.organizationName);
  const organization = name ?? 'an organization';
  const { subject, paragraphs } = contentOf(mail);
  const footer = `Organization: ${organization}. You get this email because of your role in this organization on Weir.`;
  return toMessage(`${subject} – ${organization}`, subject, [...paragraphs, footer]);
}

interface Content {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

function contentOf(mail: EventMail): Content {
  switch (mail.type) {
    case 'limit.threshold_reached':
      return threshold(mail.data);
    case 'alert.fired':
      return alert(mail.data, 'fired');
    case 'alert.resolved':
      return alert(mail.data, 'resolved');
    case 'subscription.requested':
      return {
        subject: 'A subscription needs approval',
        paragraphs: [`The subscription ${mail.data.subscription_id} was requested and needs approval.`],
      };
    case 'subscription.changed':
      return {
        subject: `A subscription is ${mail.data.to}`,
        paragraphs: [`The subscription ${mail.data.subscription_id} is now ${mail.data.to}.`],
      };
    case 'webhook.deactivated':
      return {
        subject: 'A webhook was deactivated',
        paragraphs: [
          mail.data.reason === 'gone'
            ? `The webhook ${mail.data.webhook_id} was deactivated because its receiver answered with status 410 (Gone).`
            : `The webhook ${mail.data.webhook_id} was deactivated because all deliveries of the last day failed.`,
          'No more events are sent to it. When the receiver works again, test the webhook and activate it again.',
        ],
      };
    case 'webhook.test':
      return { subject: 'A test', paragraphs: [`A test of the webhook ${mail.data.webhook_id}.`] };
  }
}

const UNITS = {
  budget: 'of the budget',
  credit: 'of the credit',
  request_quota: 'of the requests',
  token_quota: 'of the tokens',
} as const;

function threshold(data: EventData['limit.threshold_reached']): Content {
  const isMoney = data.kind === 'budget' || data.kind === 'credit';
  const shown = (amount: string) => (isMoney ? dollars(amount) : amount);
  const scope = data.scope.replaceAll('_', ' ');
  const subject = `${data.threshold_percent}% ${UNITS[data.kind]} of ${scope === 'organization' ? 'the' : 'a'} ${scope} used`;
  return {
    subject,
    paragraphs: [
      [
        `Used: ${shown(data.used)} of ${shown(data.amount)}`,
        `Scope: ${scope} ${data.scope_id}`,
        ...(data.model_id === null ? [] : [`Model: ${data.model_id}`]),
        `Period: ${data.period}${data.resets_at === null ? '' : `, until ${minute(data.resets_at)}`}`,
      ].join('\n'),
      data.hard
        ? 'Requests that exceed the remaining amount are refused.'
        : 'This limit only alerts. Requests still go through.',
    ],
  };
}

const METRICS: Readonly<Record<string, readonly [string, (value: string) => string]>> = {
  spend_nano_usd: ['Spend', dollars],
  error_percent: ['Failed requests', (value) => `${value}%`],
  ttft_p95_ms: ['Time to first token, 95th percentile', (value) => `${value} ms`],
  duration_p95_ms: ['Duration, 95th percentile', (value) => `${value} ms`],
};

function alert(data: EventData['alert.fired'], transition: 'fired' | 'resolved'): Content {
  const [metric, show] = METRICS[data.metric] ?? [data.metric, String];
  const rule = shownName(data.name);
  return {
    subject: `Alert ${transition}${rule === null ? '' : `: ${rule}`}`,
    paragraphs: [
      [
        `${metric}: ${data.value === null ? 'too few requests' : show(data.value)}`,
        `Threshold: ${show(data.threshold)} in ${data.window}`,
        ...(data.model === null ? [] : [`Model: ${shownName(data.model) ?? 'see the rule'}`]),
        `Requests: ${data.requests}`,
        `Fired: ${minute(data.fired_at)}`,
        `Rule: ${data.alert_rule_id}`,
      ].join('\n'),
    ],
  };
}

/** To the cent, rounded down; small amounts to the nano-dollar. */
function dollars(nanoUsd: string): string {
  const amount = BigInt(nanoUsd);
  const whole = amount / 1_000_000_000n;
  const rest = (amount % 1_000_000_000n).toString().padStart(9, '0');
  return whole === 0n ? `$0.${rest.replace(/(?<=.{2})0+$/, '')}` : `$${whole}.${rest.slice(0, 2)}`;
}

function minute(timestamp: string): string {
  return `${timestamp.slice(0, 16).replace('T', ' ')} UTC`;
}
