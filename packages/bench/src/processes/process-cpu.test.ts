import { describe, expect, it } from 'vitest';
import {
  cpuUsBetween,
  parseCoreBusyUs,
  parseSchedstat,
  parseStatCpuNs,
  readCpu,
  residentBytes,
} from './process-cpu.ts';

describe('process CPU', () => {
  it('reads nanoseconds from schedstat', () => {
    expect(parseSchedstat('123456789 4242 17\n')).toBe(123_456_789);
  });

  it('reads user and system ticks from stat, whatever the command is called', () => {
    const line = '42 (node) S (1)) S 1 42 42 0 -1 4194304 100 0 0 0 250 50 7 8 20 0 11 0 12345';
    expect(parseStatCpuNs(line)).toBe(3_000_000_000);
  });

  it('reads how busy a core was, without its idle and I/O wait time', () => {
    expect(parseCoreBusyUs('cpu0 10 1 20 9999 888 2 3 4 0 0')).toBe(400_000);
  });

  it('adds the growth of all threads; a new one counts from zero, one that ended not at all', () => {
    const before = new Map([
      ['1/1', 1_000],
      ['1/2', 5_000],
    ]);
    const after = new Map([
      ['1/1', 3_000],
      ['1/3', 4_000],
    ]);
    expect(cpuUsBetween(before, after)).toBe(6);
  });

  it.runIf(process.platform === 'linux')('sees this process work', () => {
    const before = readCpu([process.pid]);
    const startedUs = process.cpuUsage();
    while (process.cpuUsage(startedUs).user + process.cpuUsage(startedUs).system < 60_000) Math.sqrt(2);
    const usedUs = cpuUsBetween(before, readCpu([process.pid]));
    expect(usedUs).toBeGreaterThan(40_000);
    expect(residentBytes([process.pid])).toBeGreaterThan(10 * 2 ** 20);
  });

  it('leaves out processes that are gone', () => {
    expect(readCpu([2 ** 30]).size).toBe(0);
    expect(residentBytes([2 ** 30])).toBe(0);
  });
});
