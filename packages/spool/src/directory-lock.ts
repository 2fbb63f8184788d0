import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';

export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Keeps two processes of one machine out of one directory. On Linux it is a socket in the abstract namespace. The kernel
 * frees it when its owner dies in any way, so no stale lock prevents a restart. On other systems, and between containers
 * with networks of their own, nothing is locked.
 * @throws Error when another process holds the directory.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  if (process.platform !== 'linux') return { release: async () => {} };
  const { dev, ino } = await stat(directory);
  const server = createServer((socket) => socket.destroy());
  server.unref();
  const listening = Promise.withResolvers<boolean>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') listening.reject(new Error(`${directory} is in use by another process`));
    else listening.resolve(false);
  });
  server.listen({ path: `\0weir-spool-${dev}-${ino}` }, () => listening.resolve(true));
  const locked = await listening.promise;
  return {
    release: async () => {
      if (!locked) return;
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
