import type { Logger } from '@weir/domain/kernel';
import { expect, test } from 'vitest';
import { ExportFailureLog } from './export-failure-log.ts';

test('logs each signal at most once a minute', () => {
  const logged: unknown[] = [];
  const logger: Logger = { log: (level, event, fields) => logged.push([level, event, fields]) };
  let nowMs = 0;
  const log = new ExportFailureLog(logger, () => nowMs);

  log.failed('traces');
  log.failed('metrics');
  nowMs = 59_999;
  log.failed('traces');
  expect(logged).toEqual([
    ['warn', 'telemetry.export_failed', { signal: 'traces' }],
    ['warn', 'telemetry.export_failed', { signal: 'metrics' }],
  ]);

  nowMs = 60_000;
  log.failed('traces');
  expect(logged).toHaveLength(3);
});
