import { expect, it } from 'vitest';
import { timeLeftUs } from './time-left.ts';

const job = { done: 25, total: 100, phase: 'records', started_at: '2026-01-15T12:00:00.000Z' } as const;
const AT = '2026-01-15T12:00:10.000Z';

it('is told at the pace so far', () => expect(timeLeftUs(job, AT)).toBe(30_000_000));

it.each([
  ['the total is not known', { ...job, total: null }],
  ['nothing is done yet', { ...job, done: 0 }],
  ['more is done than was expected', { ...job, done: 101 }],
  ['it has only just begun', { ...job, started_at: '2026-01-15T12:00:08.000Z' }],
  ['what follows is not counted', { ...job, phase: 'counters' as const }],
])('is not told where %s', (_, unknown) => expect(timeLeftUs(unknown, AT)).toBeNull());
