/** Refreshes what is generated from the migrations: `migrations/schema.sql` and `src/database-types.ts`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { startTestServer } from '../testing/test-server.ts';
import { generateDatabaseTypes } from './database-types.ts';
import { dumpSchema } from './schema-dump.ts';

const server = await startTestServer();
try {
  const sql = postgres(server.templateUrl, { max: 1, onnotice: () => {} });
  await writeFile(join(import.meta.dirname, '../../../migrations/schema.sql'), await dumpSchema(sql));
  await sql.end();
  await writeFile(
    join(import.meta.dirname, '../src/database/database-types.ts'),
    await generateDatabaseTypes(server.templateUrl),
  );
} finally {
  await server.stop();
}
