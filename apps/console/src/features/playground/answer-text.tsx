import { useLingui } from '@lingui/react/macro';
import Markdown, { type Components } from 'react-markdown';
import { ScrollArea } from '../../ui/scroll-area.tsx';

/**
 * What a model wrote, as Markdown. It is not trusted: markup stays text, links open elsewhere and only by a press, and images are not
 * loaded, since asking for one would carry content away.
 */
export default function AnswerText({ text }: { text: string }) {
  return <Markdown components={COMPONENTS}>{text}</Markdown>;
}

const COMPONENTS: Components = {
  p: ({ children }) => <p className="break-words">{children}</p>,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer nofollow" className="text-accent underline">
      {children}
    </a>
  ),
  img: ({ alt }) => <span className="text-muted">[{alt}]</span>,
  h1: ({ children }) => <p className="text-lg font-semibold">{children}</p>,
  h2: ({ children }) => <p className="text-base font-semibold">{children}</p>,
  h3: ({ children }) => <p className="font-semibold">{children}</p>,
  h4: ({ children }) => <p className="font-semibold">{children}</p>,
  h5: ({ children }) => <p className="font-semibold">{children}</p>,
  h6: ({ children }) => <p className="font-semibold">{children}</p>,
  ul: ({ children }) => <ul className="list-disc pl-6">{children}</ul>,
  ol: ({ children, start }) => (
    <ol className="list-decimal pl-6" start={start}>
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-l-2 border-line-strong pl-3 text-muted">{children}</blockquote>
  ),
  pre: Preformatted,
  code: ({ children }) => <code className="font-mono text-sm">{children}</code>,
};

function Preformatted({ children }: { children?: React.ReactNode }) {
  const { t } = useLingui();
  return (
    <ScrollArea label={t`Code block`}>
      <pre className="rounded-md bg-sunken p-3">{children}</pre>
    </ScrollArea>
  );
}
