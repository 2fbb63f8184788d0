import { expect, it } from 'vitest';
import { parseAwsCredential } from './aws-credential.ts';
import { CONNECTION_KINDS } from './connection-kinds.ts';

const SECRET = 'cDPfLf0Kx1example+secret/of0forty0chars0';

it('reads access keys, those with a token, and API keys', () => {
  const keys = { kind: 'access-key', accessKeyId: 'AKIAWEIRWEIRWEIRWEIR', secretAccessKey: SECRET };
  expect(parseAwsCredential(`AKIAWEIRWEIRWEIRWEIR:${SECRET}`)).toEqual({ ...keys, sessionToken: null });
  expect(parseAwsCredential(`AKIAWEIRWEIRWEIRWEIR:${SECRET}:to/ken==`)).toEqual({
    ...keys,
    sessionToken: 'to/ken==',
  });
  expect(parseAwsCredential('ABSKQmVkcm9ja0FQSUtleS1hYmNk=')).toEqual({
    kind: 'api-key',
    apiKey: 'ABSKQmVkcm9ja0FQSUtleS1hYmNk=',
  });
});

it.each([
  '',
  'short',
  `AKIAWEIRWEIRWEIRWEIR:`,
  `:${SECRET}`,
  `akiaweirweirweirweir:${SECRET}`,
  `AKIAWEIRWEIRWEIRWEIR:${SECRET}:`,
  `AKIAWEIRWEIRWEIRWEIR:${SECRET}:a:b`,
  `{"accessKeyId":"AKIAWEIRWEIRWEIRWEIR"}`,
  'key with spaces',
])('takes %j for none', (text) => {
  expect(parseAwsCredential(text)).toBeNull();
});

it.each([
  ['anthropic.claude-3-haiku-20240307-v1:0', true],
  ['us.anthropic.claude-sonnet-4-20250514-v1:0', true],
  ['global.anthropic.claude-opus-4-6-v1', true],
  [
    'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0',
    true,
  ],
  ['arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0', true],
  ['arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2', false],
  ['amazon.nova-lite-v1:0', false],
  ['notanthropic.claude', false],
])("says whether %s speaks Anthropic's API: %s", (name, isClaude) => {
  expect(CONNECTION_KINDS.bedrock.apis(name).includes('anthropic')).toBe(isClaude);
});
