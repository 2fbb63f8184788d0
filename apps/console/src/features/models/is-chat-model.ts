import type { CatalogModel } from './model-queries.ts';

/** Whether the model answers messages. Of a model without capabilities it is assumed. */
export function isChatModel({ capabilities }: Pick<CatalogModel, 'capabilities'>): boolean {
  return capabilities.length === 0 || capabilities.some((capability) => CHAT.has(capability));
}

const CHAT: ReadonlySet<string> = new Set(['text', 'tools', 'reasoning']);
