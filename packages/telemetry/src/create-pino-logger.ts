import type { LogField, Logger, LogLevel } from '@weir/domain/kernel';
import { pino } from 'pino';
import { AsyncLineWriter } from './async-line-writer.ts';
import { redactCredentials } from './redact-credentials.ts';

/** Limit of what waits for a stuck reader of stdout. */
const MAX_WAITING = 4 * 1024 * 1024;

const RESERVED = new Set(['time', 'level', 'event']);

export interface PinoLoggerOptions {
  readonly level: LogLevel;
  /** Receives each line with its newline. Default: stdout, written asynchronously. */
  readonly destination?: { write(line: string): void };
}

export interface FlushableLogger extends Logger {
  /** Writes what is buffered, synchronously. Called when the process exits; never throws. */
  flush(): void;
}

/** Logs JSON lines `{time, level, event, ...fields}`: primitives only; text is cut and has no credentials. */
export function createPinoLogger(options: PinoLoggerOptions): FlushableLogger {
  const stdout = options.destination === undefined ? flushedAtExit(1) : undefined;
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stdout ?? options.destination!,
  );
  return {
    log(level, event, fields) {
      if (logger.isLevelEnabled(level)) logger[level](toLine(event, fields));
    },
    flush() {
      stdout?.flush();
    },
  };
}

function flushedAtExit(fd: number): AsyncLineWriter {
  const writer = new AsyncLineWriter(fd, MAX_WAITING);
  process.once('exit', () => writer.flush());
  return writer;
}

/** The types guarantee this already; a cast or an untyped value may still break it at run time. */
function toLine(event: string, fields: object): Record<string, LogField> {
  const line: Record<string, LogField> = { event };
  for (const name in fields) {
    if (RESERVED.has(name)) continue;
    const value: unknown = fields[name as keyof typeof fields];
    if (typeof value === 'string') line[name] = redactCredentials(value);
    else if (typeof value === 'number' || typeof value === 'boolean' || value === null) line[name] = value;
  }
  return line;
}
