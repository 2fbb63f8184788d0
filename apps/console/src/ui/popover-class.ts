/** What opens over the page: menus, lists of choices, calendars. */
export const POPOVER_CLASS = 'overflow-auto rounded-md border border-line bg-raised p-1 text-text shadow-lg';

export const ITEM_CLASS =
  'flex min-h-8 cursor-default items-center gap-2 rounded px-2 py-1 outline-none data-disabled:opacity-50 ' +
  'data-focused:bg-accent-soft data-hovered:bg-hover';
