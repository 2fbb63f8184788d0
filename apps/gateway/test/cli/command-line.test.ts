import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { runWeir } from '../start/run-weir.ts';
import { temporaryDirectory } from '../start/temporary-directory.ts';
import { callWeir } from './call-weir.ts';

const TIMEOUT_MS = 60_000;
const COMMANDS = [
  [],
  ['serve'],
  ['migrate'],
  ['bootstrap'],
  ['setup-link'],
  ['keys'],
  ['keys', 'create'],
  ['keys', 'list'],
  ['keys', 'revoke'],
  ['models'],
  ['models', 'list'],
  ['models', 'price'],
  ['models', 'remove'],
  ['models', 'restore'],
  ['connections'],
  ['connections', 'list'],
  ['connections', 'remove'],
  ['usage'],
  ['usage', 'records'],
  ['usage', 'summary'],
  ['simulator'],
  ['version'],
];

describe('the command line', () => {
  it.each(COMMANDS.map((command) => [['weir', ...command].join(' '), command] as const))(
    '%s --help explains itself with examples',
    async (name, command) => {
      const { code, stdout, stderr } = await callWeir([...command, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`Usage: ${name} `);
      expect(stdout).toMatch(/\nExamples?:\n {2}\$ /);
    },
    TIMEOUT_MS,
  );

  it('prints and exits as a process as it does when it is called', async () => {
    for (const args of [
      ['--help'],
      ['keys', 'create', '--help'],
      [],
      ['serf'],
      ['usage', 'records', '--limit', '0'],
    ]) {
      expect(await runWeir(args)).toEqual(await callWeir(args));
    }
  });

  it('tells its version without reading any setting', async () => {
    const env = { PORT: 'nonsense', NODE_ENV: 'production' };
    for (const args of [['version'], ['--version']]) {
      expect(await runWeir(args, { env })).toEqual({
        code: 0,
        stdout: `weir ${manifest.version}\n`,
        stderr: '',
      });
    }
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['serf']],
    ['an unknown subcommand', ['keys', 'crate']],
    ['an unknown option', ['migrate', '--force']],
    ['a superfluous argument', ['version', 'now']],
    ['a missing option', ['keys', 'create']],
    ['a missing argument', ['keys', 'revoke']],
    ['a time that is none', ['usage', 'records', '--since', 'yesterday']],
    ['a limit that is none', ['usage', 'records', '--limit', '0']],
    ['a port that is none', ['simulator', '--port', '70000']],
    ['an expiry in the past', ['keys', 'create', '--name', 'x', '--expires-at', '2001-01-01T00:00:00Z']],
    ['two expiries', ['keys', 'create', '--name', 'x', '--expires-at', '2101-01-01', '--expires-in', '1d']],
  ])('exits with 2 for %s', async (what, args) => {
    const { code, stdout, stderr } = await callWeir(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    if (what !== 'no command') expect(stderr).toMatch(/^weir: [^\n]+\n$/);
  });

  it('says in one line that there is no database yet, and makes nothing', async () => {
    const directory = await temporaryDirectory();
    const dataDir = join(directory, 'data');
    const { code, stdout, stderr } = await runWeir(['keys', 'list'], { env: { WEIR_DATA_DIR: dataDir } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^weir: There is no database in [^\n]+\n$/);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('says in one line that the database does not answer, without its password', async () => {
    for (const args of [
      ['migrate'],
      ['keys', 'list'],
      ['usage', 'records', '--json'],
      ['usage', 'summary'],
    ]) {
      const { code, stdout, stderr } = await runWeir(args, {
        env: { DATABASE_URL: 'postgres://weir:hunter2@127.0.0.1:1/weir' },
      });
      expect({ args, code, stdout: stdout.split('\n')[0]!.startsWith('{') }).toEqual({
        args,
        code: 1,
        stdout: false,
      });
      expect(stderr).toMatch(/^weir: DATABASE_URL: the database [^\n]*ECONNREFUSED[^\n]*\n$/);
      expect(stderr).not.toContain('hunter2');
    }
  });
});
