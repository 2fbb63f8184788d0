import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aFreshId } from '@weir/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceLeaseHolder } from './lease-holder-file.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'weir-holder-'));
});
afterEach(() => rm(directory, { recursive: true }));

it('tells each process whose leases its predecessor held', async () => {
  const [first, second] = [aFreshId<'lease-holder'>(), aFreshId<'lease-holder'>()];
  expect(await replaceLeaseHolder(directory, first)).toBeNull();
  expect(await replaceLeaseHolder(directory, second)).toBe(first);
  expect(await replaceLeaseHolder(directory, second)).toBeNull();
});

it('takes a file that says something else for none', async () => {
  await writeFile(join(directory, 'lease-holder'), "'; drop table limits; --");
  expect(await replaceLeaseHolder(directory, aFreshId())).toBeNull();
});
