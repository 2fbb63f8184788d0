import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

const LOOKS = {
  text: 'text-accent underline underline-offset-2 hover:text-accent-hover',
  primary:
    'inline-flex min-h-8 items-center justify-center gap-1.5 rounded-md bg-accent px-3 py-1 font-medium text-on-accent hover:bg-accent-hover',
  secondary:
    'inline-flex min-h-8 items-center justify-center gap-1.5 rounded-md border border-line-strong bg-surface px-3 py-1 font-medium hover:bg-hover',
} as const;

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly look?: keyof typeof LOOKS;
}

function Anchor({ look = 'text', ...props }: AnchorProps) {
  return <a {...props} className={LOOKS[look]} />;
}

/** To a screen of the console, with typed parameters and search parameters. `look="primary"` is drawn like a button. */
export const Link = createLink(Anchor);

/** To another place, in a new tab. */
export function ExternalLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={LOOKS.text}>
      {children}
    </a>
  );
}

/** To a file that the gateway makes, such as an export. */
export function DownloadLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a href={href} download className={LOOKS.secondary}>
      {children}
    </a>
  );
}
