export { FileSettlementSpool } from './file-settlement-spool.ts';
export { openSpool, type SpoolOptions } from './open-spool.ts';
export type { SpoolFile, SpoolFileSystem } from './spool-file-system.ts';
