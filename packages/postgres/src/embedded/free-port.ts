import { createServer } from 'node:net';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** The preferred loopback port if it is free, else one that the system picks. */
export async function freePort(preferred: number): Promise<number> {
  for (const candidate of [preferred, 0]) {
    const port = await new Promise<number | null>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(null));
      probe.listen(candidate, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
      });
    });
    if (port !== null) return port;
  }
  throw new EmbeddedPostgresError('embedded_postgres_start_failed', 'No port is free on 127.0.0.1.');
}
