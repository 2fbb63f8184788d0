import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HmacWebhookSignatures } from './hmac-webhook-signatures.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../docs/guides/alerts-and-webhooks.md'), 'utf8');
const codeOf = (language: string) => new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms').exec(guide)![1]!;

const signatures = new HmacWebhookSignatures();

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return process.env.CI !== undefined;
  }
}

describe('signatures of webhooks', () => {
  it('are made with a new secret of 32 bytes each time', () => {
    const secrets = Array.from({ length: 100 }, () => signatures.newSecret());
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });

  it('are HMAC-SHA256 under the bytes of the secret (RFC 4231, test case 2)', () => {
    const secret = `whsec_${Buffer.from('Jefe').toString('base64')}`;
    const signature = Buffer.from(signatures.sign(secret, 'what do ya want for nothing?'), 'base64');
    expect(signature.toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});

describe('the examples of the guide', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'weir-verify-'));
    writeFileSync(join(directory, 'verify.mjs'), codeOf('js'));
    writeFileSync(
      join(directory, 'run.mjs'),
      `import { verify } from './verify.mjs';
      const cases = JSON.parse(process.argv[2]);
      console.log(JSON.stringify(cases.map(({ secret, headers, body }) => verify(secret, headers, body))));`,
    );
    writeFileSync(
      join(directory, 'run.py'),
      `${codeOf('python')}
import json, sys
print(json.dumps([verify(each["secret"], each["headers"], each["body"]) for each in json.loads(sys.argv[1])]))`,
    );
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const [secret, former] = [signatures.newSecret(), signatures.newSecret()];
  const now = Math.floor(Date.now() / 1_000);
  const signed = (by: readonly string[], { timestamp = `${now}`, body = '{"data":"größer 😀"}' } = {}) => ({
    secret,
    body,
    headers: {
      'webhook-id': 'event-1',
      'webhook-timestamp': timestamp,
      'webhook-signature': by
        .map((each) => `v1,${signatures.sign(each, `event-1.${timestamp}.${body}`)}`)
        .join(' '),
    },
  });
  const good = signed([secret]);
  const CASES = [
    ['what is signed', good, true],
    ['what is signed by two secrets', signed([former, secret]), true],
    ['another secret', signed([former]), false],
    ['another body', { ...good, body: '{"data":"Größer 😀"}' }, false],
    ['another id', { ...good, headers: { ...good.headers, 'webhook-id': 'event-2' } }, false],
    ['an old request', signed([secret], { timestamp: `${now - 301}` }), false],
    ['one of the future', signed([secret], { timestamp: `${now + 600}` }), false],
    ['no time', signed([secret], { timestamp: 'now' }), false],
    ['no signature', { ...good, headers: { ...good.headers, 'webhook-signature': '' } }, false],
    ['a part of it', { ...good, headers: { ...good.headers, 'webhook-signature': 'v1,AAAA' } }, false],
  ] as const;
  const verdicts = (command: string, script: string) =>
    JSON.parse(
      execFileSync(command, [join(directory, script), JSON.stringify(CASES.map(([, request]) => request))], {
        encoding: 'utf8',
      }),
    ) as boolean[];
  const expected = CASES.map(([name, , isGood]) => [name, isGood]);
  const named = (found: readonly boolean[]) => CASES.map(([name], index) => [name, found[index]]);

  it('verify in Node.js', () => {
    expect(named(verdicts(process.execPath, 'run.mjs'))).toEqual(expected);
  });

  it.runIf(hasPython())('verify in Python', () => {
    expect(named(verdicts('python3', 'run.py'))).toEqual(expected);
  });
});
