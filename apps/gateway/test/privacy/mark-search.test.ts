import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '@weir/postgres';
import { createTestDatabase } from '@weir/postgres/testing';
import { describe, expect, it } from 'vitest';
import { findMarks, makeMark } from './mark-search.ts';
import { dumpDatabase, readFiles } from './places.ts';

const mark = makeMark('planted');
const other = makeMark('absent');

function search(text: string): string[] {
  return findMarks([mark, other], [{ name: 'here', bytes: Buffer.from(text) }]);
}

describe('the search for marks', () => {
  it('finds nothing where there is nothing', () => {
    expect(search('an innocent line')).toEqual([]);
  });

  it.for<[form: string, encoded: string]>([
    ['plain', mark.text],
    ['plain', mark.text.toUpperCase()],
    ['percent-encoded', [...mark.text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')],
    ['JSON-escaped', [...mark.text].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')],
    ['hex', Buffer.from(mark.text).toString('hex').toUpperCase()],
    ['base64', Buffer.from(`{"a":"${mark.text}"}`).toString('base64')],
    ['base64', Buffer.from(` {"a":"${mark.text} "}`).toString('base64')],
    ['base64', Buffer.from(`  {"a":"${mark.text}  "}`).toString('base64')],
    ['base64url', Buffer.from(`${mark.text}??>`).toString('base64url')],
  ])('finds a mark that is %s, in the midst of other text', ([form, encoded]) => {
    expect(search(`before ${encoded} behind`)).toContain(`planted in here, ${form}`);
  });

  it('finds a mark in any column of any table', async () => {
    const database = await createTestDatabase();
    const { sql, close } = createDatabase(database.url, { poolSize: 2 });
    await sql`insert into organizations (id, name, created_at) values (gen_random_uuid(), ${mark.text}, now())`;
    await close();

    const found = findMarks([mark, other], await dumpDatabase(database.url));
    await database.drop();

    expect(found).toEqual(['planted in table public.organizations, plain']);
  });

  it('finds a mark in the content and in the name of files, at any depth, and leaves out what is excepted', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'weir-marks-'));
    await mkdir(join(directory, 'below'));
    await writeFile(join(directory, 'below', 'content'), Buffer.from([0, 255, ...Buffer.from(mark.text)]));
    await writeFile(join(directory, `${mark.text}.txt`), '');
    await writeFile(join(directory, 'excepted'), mark.text);

    const found = findMarks([mark, other], await readFiles(directory, ['excepted']));
    await rm(directory, { recursive: true });

    expect(found.sort()).toEqual([
      'planted in file below/content, plain',
      `planted in file ${mark.text}.txt, plain`,
    ]);
  });
});
