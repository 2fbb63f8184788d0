import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LogLevel } from '@weir/domain/kernel';
import { expect, test } from 'vitest';
import { createPinoLogger } from './create-pino-logger.ts';

function logTo(level: LogLevel) {
  const lines: string[] = [];
  const logger = createPinoLogger({ level, destination: { write: (line) => lines.push(line) } });
  return { logger, lines };
}

test('writes one JSON line with time, level, event and the fields, and nothing else', () => {
  const { logger, lines } = logTo('info');

  logger.log('info', 'gateway.listening', { host: '127.0.0.1', port: 8080, version: '0.1.0' });

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]+\n$/);
  const { time, ...rest } = JSON.parse(lines[0]!);
  expect(new Date(time).toISOString()).toBe(time);
  expect(rest).toEqual({
    level: 'info',
    event: 'gateway.listening',
    host: '127.0.0.1',
    port: 8080,
    version: '0.1.0',
  });
});

test('writes no line below its level', () => {
  const { logger, lines } = logTo('warn');

  logger.log('info', 'changes.listening', { channels: 2 });
  logger.log('warn', 'changes.lost', { errorCode: 'ECONNRESET' });

  expect(lines.map((line) => JSON.parse(line).level)).toEqual(['warn']);
});

test('keeps primitives only, bounded and without credentials, whatever got past the types', () => {
  const { logger, lines } = logTo('info');
  const smuggled = {
    errorCode: 'x y '.repeat(1000),
    cause: new Error('secret'),
    headers: { authorization: 'secret' },
    prompt: ['secret'],
    late: () => 'secret',
    huge: 10n,
    level: 'fatal',
    event: 'other',
    time: 'never',
    token: 'Bearer secret',
  };

  logger.log('error', 'catalog.load_failed', smuggled);

  const { time, ...line } = JSON.parse(lines[0]!);
  expect(time).not.toBe('never');
  expect(line).toEqual({
    level: 'error',
    event: 'catalog.load_failed',
    errorCode: 'x y '.repeat(50),
    token: '[redacted]',
  });
});

test('does not compile with an unknown event, a wrong field or a missing one', () => {
  const { logger } = logTo('error');

  // @ts-expect-error no such event
  logger.log('info', 'prompt.received', { text: 'hello' });
  // @ts-expect-error no such field
  logger.log('info', 'changes.listening', { channels: 1, prompt: 'hello' });
  // @ts-expect-error wrong type
  logger.log('info', 'changes.listening', { channels: 'two' });
  // @ts-expect-error missing field
  logger.log('info', 'changes.listening', {});
  // @ts-expect-error no such level
  expect(() => logger.log('loud', 'changes.listening', { channels: 1 })).not.toThrow();
});

const module = JSON.stringify(fileURLToPath(new URL('./create-pino-logger.ts', import.meta.url)));

/** A process that logs `lines` lines to its standard output, then runs `afterwards`. */
function loggingProcess(lines: number, afterwards: string): string[] {
  const program = `
    const { createPinoLogger } = await import(${module});
    const logger = createPinoLogger({ level: 'info' });
    for (let channels = 0; channels < ${lines}; channels++) logger.log('info', 'changes.listening', { channels });
    ${afterwards}`;
  return ['--input-type=module', '--eval', program];
}

test('loses no line when the process exits right after logging', () => {
  const output = execFileSync(process.execPath, loggingProcess(500, 'process.exit(0);'), {
    encoding: 'utf8',
  });

  const channels = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).channels);
  // The first is being written by a thread while the exit writes the others.
  expect(channels.toSorted((one: number, other: number) => one - other)).toEqual(
    Array.from({ length: 500 }, (_, i) => i),
  );
});

test('lets the process end after the reader of its output has gone', async () => {
  const child = spawn(
    process.execPath,
    loggingProcess(
      1,
      `process.stdin.once('end', () => {
        for (let i = 0; i < 10; i++) logger.log('info', 'changes.listening', { channels: i });
        logger.flush();
        process.exit(7);
      }).resume();`,
    ),
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  child.stdout.destroy();
  await once(child.stdout, 'close');
  child.stdin.end();

  expect(await once(child, 'exit')).toEqual([7, null]);
});

test('flushes without throwing when there is nothing to flush', () => {
  const { logger } = logTo('info');

  expect(() => logger.flush()).not.toThrow();
});
