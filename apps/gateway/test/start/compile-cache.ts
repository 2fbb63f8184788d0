import { join } from 'node:path';

/** Where `pnpm start` and `pnpm weir` keep compiled code, for processes that tests start without pnpm. */
export const COMPILE_CACHE = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../../../node_modules/.cache/weir'),
};
