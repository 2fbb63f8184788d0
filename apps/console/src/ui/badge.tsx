import type { ReactNode } from 'react';

const TONES = {
  neutral: 'bg-hover text-text',
  accent: 'bg-accent-soft text-accent',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
} as const;

export type Tone = keyof typeof TONES | 'success';

/** A state in a word. What is as it should be does not call: a dot says enough. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  if (tone === 'success')
    return (
      <span className="inline-flex items-center gap-1.5 py-0.5 text-sm whitespace-nowrap">
        <span aria-hidden="true" className="size-2 rounded-full bg-success" />
        {children}
      </span>
    );
  return (
    <span
      className={`inline-flex items-center rounded-full px-2 py-0.5 text-sm font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
