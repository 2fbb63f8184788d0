import type { EmailAddress } from '@weir/domain/invitations';
import type { EventMail, OutgoingEventId, TypedEvent } from '@weir/domain/outbox';
import { describe, expect, it } from 'vitest';
import { toEventMessage } from './event-message.ts';

const aMail = (event: TypedEvent, organizationName = 'Meadow') =>
  ({
    ...event,
    id: '019bc0de-0000-7000-8000-00000000a001' as OutgoingEventId,
    to: 'ada@example.com' as EmailAddress,
    organizationName,
  }) as EventMail;

const threshold = {
  type: 'limit.threshold_reached',
  data: {
    limit_id: '1' as never,
    scope: 'workspace',
    scope_id: '019bc0de-0000-7000-8000-00000000a002',
    model_id: null,
    kind: 'budget',
    period: 'month',
    period_start: '2026-01-01T00:00:00.000Z',
    resets_at: '2026-02-01T00:00:00.000Z',
    threshold_percent: 80,
    amount: '100000000000',
    used: '80123456789',
    hard: true,
  },
} satisfies TypedEvent;

const fired = {
  type: 'alert.fired',
  data: {
    alert_rule_id: '019bc0de-0000-7000-8000-00000000a003',
    name: 'Slow',
    metric: 'ttft_p95_ms',
    window: '1h',
    model: 'llama',
    threshold: '2000',
    value: '2345',
    requests: 120,
    fired_at: '2026-01-15T12:00:30.000Z',
  },
} satisfies TypedEvent;

describe('the mail about an event', () => {
  it('says how much of a limit is used, in text and in HTML', () => {
    const { subject, text, html } = toEventMessage(aMail(threshold));
    expect(subject).toBe('80% of the budget of a workspace used – Meadow');
    expect(text).toBe(
      [
        'Used: $80.12 of $100.00',
        'Scope: workspace 019bc0de-0000-7000-8000-00000000a002',
        'Period: month, until 2026-02-01 00:00 UTC',
        '',
        'Requests that exceed the remaining amount are refused.',
        '',
        'Organization: Meadow. You get this email because of your role in this organization on Weir.',
        '',
      ].join('\n'),
    );
    expect(html).toContain('<p>Used: $80.12 of $100.00<br>Scope: workspace');
  });

  it('says of a soft limit that it only alerts, and shows small amounts exactly', () => {
    const data = { ...threshold.data, hard: false, used: '12500', amount: '25000' };
    const { text } = toEventMessage(aMail({ ...threshold, data }));
    expect(text).toContain('Used: $0.0000125 of $0.000025\n');
    expect(text).toContain('This limit only alerts');
  });

  it('says what an alert measured', () => {
    const { subject, text } = toEventMessage(aMail(fired));
    expect(subject).toBe('Alert fired: Slow – Meadow');
    expect(text).toContain(
      'Time to first token, 95th percentile: 2345 ms\nThreshold: 2000 ms in 1h\nModel: llama\n',
    );
    const resolved = { ...fired, type: 'alert.resolved', data: { ...fired.data, value: null } } as const;
    expect(toEventMessage(aMail(resolved)).text).toContain('too few requests');
  });

  it.each(['https://evil.example', 'call evil.example', 'www evil', 'support@evil'])(
    'makes no link of a name such as %j',
    (name) => {
      const mail = aMail({ ...fired, data: { ...fired.data, name, model: name } }, name);
      const { subject, text, html } = toEventMessage(mail);
      expect(`${subject}${text}${html}`).not.toContain('evil');
    },
  );

  it('puts no line of a header and no HTML into it', () => {
    const name = 'Evil\r\nBcc: x <b>';
    const { subject, html } = toEventMessage(aMail({ ...fired, data: { ...fired.data, name } }, name));
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toContain('<b>');
  });
});
