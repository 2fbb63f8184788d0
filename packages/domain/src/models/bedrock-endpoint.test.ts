import { expect, it } from 'vitest';
import { toBedrockEndpoint } from './bedrock-endpoint.ts';

it.each([
  ['https://bedrock-runtime.us-east-1.amazonaws.com', 'us-east-1', true],
  ['https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1', true],
  ['https://bedrock-runtime.cn-north-1.amazonaws.com.cn', 'cn-north-1', true],
  ['https://bedrock-runtime.eu-central-1.api.aws', 'eu-central-1', true],
  ['https://bedrock-runtime.eusc-de-east-1.amazonaws.eu', 'eusc-de-east-1', true],
  ['https://vpce-0fe5-29p5.bedrock-runtime.us-east-1.vpce.amazonaws.com', 'us-east-1', true],
  ['http://bedrock-runtime.us-east-1.amazonaws.com', 'us-east-1', false],
  ['https://bedrock-runtime.us-east-1.amazonaws.com.evil.example', null, false],
  ['https://evil.example/bedrock-runtime.us-east-1.amazonaws.com', null, false],
  ['https://bedrock-runtime.us-east-1.evil.example', null, false],
  ['https://evil-bedrock-runtime.us-east-1.amazonaws.com', null, false],
  ['https://vpce-1.vpce-svc-1.us-east-1.vpce.amazonaws.com', null, false],
  ['https://my-bucket.s3.us-east-1.amazonaws.com', null, false],
  ['http://127.0.0.1:8080', null, false],
])('reads of %s the region %s, and whether it is AWS: %s', (baseUrl, region, isAws) => {
  expect(toBedrockEndpoint(baseUrl)).toMatchObject({ region, isAws });
});

it('lists models at the control plane of AWS, and elsewhere at the same address', () => {
  expect(toBedrockEndpoint('https://bedrock-runtime.us-east-1.amazonaws.com').controlUrl).toBe(
    'https://bedrock.us-east-1.amazonaws.com',
  );
  expect(toBedrockEndpoint('http://127.0.0.1:8080/prefix').controlUrl).toBe('http://127.0.0.1:8080/prefix');
});
