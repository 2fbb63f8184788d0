/**
 * A program that owns an embedded server, for tests to kill. Usage: node embedded-process.ts <dataDir> [exit]
 *
 * Prints one line of JSON per event: `started`, then, after a SIGINT, `answered` when the server still answers, and
 * `stopped`. With `exit` it ends at once, without stopping anything.
 */
import postgres from 'postgres';
import { startEmbeddedPostgres } from '../src/embedded/embedded-server.ts';

const [dataDir, mode] = process.argv.slice(2);
const server = await startEmbeddedPostgres({ dataDir: dataDir!, durable: false });
const keepAlive = setInterval(() => {}, 60_000);
process.once('SIGINT', async () => {
  const sql = postgres(server.url, { max: 1 });
  const [row] = await sql`select 1 as one`;
  print({ event: 'answered', one: row?.one });
  await sql.end();
  await server.stop();
  print({ event: 'stopped' });
  clearInterval(keepAlive);
});

print({ event: 'started', url: server.url, pid: server.pid, reclaimed: server.reclaimed });
if (mode === 'exit') process.exit(0);

function print(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
