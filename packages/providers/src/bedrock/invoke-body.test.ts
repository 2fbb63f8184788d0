import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCountTokensBody, toInvokeBody } from './invoke-body.ts';

const VERSION = 'bedrock-2023-05-31';
const write = (json: string, betas: string | null = null) =>
  toInvokeBody([Buffer.from(json)], betas).toString('utf8');

describe('toInvokeBody', () => {
  it('keeps every other byte', () => {
    expect(
      write(
        '{ "model": "m",\n "messages": [{"content": "Wéir \\ud83d\\ude00 🌊"}] , "stream":true, "n": 1e400 }',
      ),
    ).toBe(
      `{"anthropic_version":"${VERSION}", \n "messages": [{"content": "Wéir \\ud83d\\ude00 🌊"}] , "n": 1e400 }`,
    );
    expect(write('{"max_tokens":1,"model":"m","stream":false}')).toBe(
      `{"anthropic_version":"${VERSION}","max_tokens":1}`,
    );
    expect(write('{"model":"m"}')).toBe(`{"anthropic_version":"${VERSION}"}`);
  });

  it("says those of the client's betas that Bedrock has, unless the body says its own", () => {
    expect(
      write(
        '{"model":"m","max_tokens":1}',
        'claude-code-20250219, context-1m-2025-08-07,oauth-2025-04-20 , effort-2025-11-24,',
      ),
    ).toBe(
      `{"anthropic_version":"${VERSION}","anthropic_beta":["context-1m-2025-08-07","effort-2025-11-24"],"max_tokens":1}`,
    );
    expect(write('{"model":"m"}', 'oauth-2025-04-20')).toBe(`{"anthropic_version":"${VERSION}"}`);
    expect(
      write('{"model":"m","anthropic_beta":["own"],"anthropic_version":"later"}', 'effort-2025-11-24'),
    ).toBe('{"anthropic_beta":["own"],"anthropic_version":"later"}');
  });

  it('leaves members of messages alone, whatever their names', () => {
    const tools = '"tools":[{"name":"stream","input_schema":{"properties":{"model":{"type":"string"}}}}]';
    expect(write(`{"stream":true,${tools},"model":"m"}`)).toBe(`{"anthropic_version":"${VERSION}",${tools}}`);
  });

  it('agrees with writing the object again, for any object', () => {
    const members = fc.tuple(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }), fc.nat(), fc.nat());
    fc.assert(
      fc.property(members, fc.boolean(), ([others, modelAt, streamAt], spaced) => {
        const entries = Object.entries(others).filter(
          ([name]) => !['model', 'stream', 'anthropic_version', '__proto__'].includes(name),
        );
        const all: [string, unknown][] = [...entries];
        all.splice(modelAt % (all.length + 1), 0, ['model', 'm']);
        all.splice(streamAt % (all.length + 1), 0, ['stream', true]);
        const json = JSON.stringify(Object.fromEntries(all), null, spaced ? 1 : 0);
        expect(JSON.parse(write(json))).toEqual({
          anthropic_version: VERSION,
          ...JSON.parse(JSON.stringify(Object.fromEntries(entries))),
        });
      }),
    );
  });
});

it('asks CountTokens about the body in base64, with max_tokens in it', () => {
  const { input } = JSON.parse(
    toCountTokensBody([Buffer.from('{"model":"m","messages":[]}')], null).toString(),
  );
  expect(Buffer.from(input.invokeModel.body, 'base64').toString()).toBe(
    `{"anthropic_version":"${VERSION}","max_tokens":1,"messages":[]}`,
  );
});
