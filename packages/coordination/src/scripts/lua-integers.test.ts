import { createClient } from '@redis/client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestRedis, WITHOUT_REDIS } from '../../testing/redis-server.ts';
import { LUA_INTEGERS, toLuaIntegers } from './lua-integers.ts';

const CALCULATE = `${LUA_INTEGERS}
local replies = {}
local numbers = cjson.decode(ARGV[1])
for i = 1, #numbers, 2 do
  local high, low = parse(numbers[i])
  local other_high, other_low = parse(numbers[i + 1])
  replies[#replies + 1] = format(plus(high, low, other_high, other_low))
  replies[#replies + 1] = format(minus(high, low, other_high, other_low))
  replies[#replies + 1] = tostring(less(high, low, other_high, other_low))
end
return replies
`;

const whole = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -3n, max: 3n }),
  fc.bigInt({ min: 10n ** 15n - 3n, max: 10n ** 15n + 3n }),
  fc.bigInt({ min: -(10n ** 15n) - 3n, max: -(10n ** 15n) + 3n }),
  fc.bigInt({ min: 2n ** 53n - 2n, max: 2n ** 53n + 2n }),
);

describe.skipIf(WITHOUT_REDIS !== null)(`integers in Lua (${WITHOUT_REDIS ?? 'with a real Redis'})`, () => {
  let redis: TestRedis;
  let client: ReturnType<typeof createClient>;
  beforeAll(async () => {
    redis = await TestRedis.start();
    client = createClient({ url: redis.url });
    await client.connect();
  });
  afterAll(async () => {
    client.destroy();
    await redis.stop();
  });

  it('add, subtract and compare as bigints do, to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(whole, whole), { minLength: 1, maxLength: 200 }), async (pairs) => {
        const replies = await client.sendCommand(['EVAL', CALCULATE, '0', toLuaIntegers(pairs.flat())]);
        expect(replies).toEqual(
          pairs.flatMap(([one, other]) => [`${one + other}`, `${one - other}`, `${one < other}`]),
        );
      }),
      {
        numRuns: 50,
        examples: [
          [[[0n, 0n]]],
          [[[-1n, 1n]]],
          [[[9_007_199_254_740_993n, 1n]]],
          [[[-1_000_000_000_000_000n, 1n]]],
          [[[999_999_999_999_999n, 1n]]],
        ],
      },
    );
  });
});
