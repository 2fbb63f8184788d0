/** Whether the model answers messages. Of a model without capabilities it is assumed. */
export function isChatModel({ capabilities }: { readonly capabilities: readonly string[] }): boolean {
  return capabilities.length === 0 || capabilities.some((capability) => CHAT.has(capability));
}

const CHAT: ReadonlySet<string> = new Set(['text', 'tools', 'reasoning']);
