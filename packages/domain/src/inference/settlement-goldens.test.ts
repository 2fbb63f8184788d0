import { describe, expect, it } from 'vitest';
import { flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import { startRun } from './__fixtures__/a-run.ts';
import { cutInto } from './__fixtures__/chunkings.ts';

const fixtures = import.meta.glob('./__fixtures__/*.chunks.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What of a settlement hangs on the stream. */
function golden(record: UsageRecord): string {
  const {
    ending,
    status,
    errorCode,
    finishReason,
    responseModel,
    usage,
    usageSource,
    costNanoUsd,
    ttftUs,
    itl,
  } = record;
  const { responseBytes } = record;
  return `${JSON.stringify(
    {
      ending,
      status,
      errorCode,
      finishReason,
      responseModel,
      usage,
      usageSource,
      costNanoUsd: costNanoUsd === null ? null : String(costNanoUsd),
      ttftUs,
      itl: itl && { ...itl, buckets: String(itl.buckets) },
      responseBytes,
    },
    null,
    2,
  )}\n`;
}

/** Plays a fixture, 10 ms before each event. */
async function play(text: string, body: Record<string, unknown> = {}) {
  const run = startRun({ body, connection: { continuousUsage: true }, keepAliveMs: 0, maxAttempts: 1 });
  for (const piece of text.split(/(?<=\r\n\r\n|[^\r]\n\n)/)) {
    run.clock.advance(10);
    run.provider.upstream.send(piece);
  }
  run.provider.upstream.end();
  await flushMicrotasks();
  return run;
}

describe.each(
  Object.entries(fixtures).map(([path, text]) => [path.replace(/^.*\/|\.chunks\.txt$/g, ''), text] as const),
)('the recorded stream %s', (name, text) => {
  it('is settled as reviewed', async () => {
    const run = await play(text);
    await expect(golden(run.record)).toMatchFileSnapshot(`./__fixtures__/${name}.settlement.json`);
  });

  it('is settled the same a byte at a time', async () => {
    const whole = startRun({ connection: { continuousUsage: true }, maxAttempts: 1 });
    whole.provider.upstream.send(text);
    whole.provider.upstream.end();
    const bytewise = startRun({ connection: { continuousUsage: true }, maxAttempts: 1 });
    for (const byte of cutInto(new TextEncoder().encode(text), 'every-byte'))
      bytewise.provider.upstream.send(byte);
    bytewise.provider.upstream.end();
    await flushMicrotasks();
    // What comes behind the terminal event is counted as far as it came with it.
    const responseBytes = 0;
    expect(golden({ ...bytewise.record, responseBytes })).toBe(golden({ ...whole.record, responseBytes }));
    expect(bytewise.client.text).toBe(whole.client.text);
  });

  it('reaches a client that asked for all usage unchanged', async () => {
    const run = await play(text, { stream_options: { include_usage: true, continuous_usage_stats: true } });
    if (run.client.failures.length === 0) expect(run.client.text).toBe(text);
    else expect(text.startsWith(run.client.text)).toBe(true);
  });

  it('reaches a client that asked for no usage without a usage event', async () => {
    const run = await play(text);
    expect(run.client.text).not.toMatch(/"choices": ?\[\],[^\n]*"usage": ?\{/);
  });
});
