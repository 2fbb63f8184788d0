import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this a header costs more than compressing saves. */
const MIN_BYTES = 1_000;
/** 11 takes ten times as long for 3 % less. */
const BROTLI_QUALITY = 9;

/** Writes each asset compressed beside it, so that the gateway need not compress when it serves. */
export function compressAssets(): Plugin {
  return {
    name: 'weir:compress-assets',
    apply: 'build',
    async writeBundle({ dir }) {
      const assets = join(dir!, 'assets');
      for (const name of await readdir(assets)) {
        const content = await readFile(join(assets, name));
        if (content.length < MIN_BYTES) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
        await writeFile(join(assets, `${name}.br`), brotliCompressSync(content, { params }));
        await writeFile(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}
