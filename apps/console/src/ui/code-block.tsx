import { CopyButton } from './copy-button.tsx';
import { ScrollArea } from './scroll-area.tsx';

/** Code or a command, to copy. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className="flex items-start justify-between gap-2 rounded-md border border-line bg-sunken p-2">
      <ScrollArea label={label}>
        <pre className="p-1 font-mono text-sm">{code}</pre>
      </ScrollArea>
      <CopyButton text={code} />
    </div>
  );
}
