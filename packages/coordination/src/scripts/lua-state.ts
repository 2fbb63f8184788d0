import { LUA_INTEGERS } from './lua-integers.ts';

/** A slice of the sliding minute, milliseconds. */
export const SLICE_MS = 5_000;
/** The current slice and the eleven before it are the last minute. */
export const SLICES = 12;
/** Longer than a lease lives, so that what expires by it is known to have no lease. */
const QUOTA_TTL_MS = 180_000;
const RATE_TTL_MS = SLICE_MS * (SLICES + 1);
/** Expired reservations that one call takes back. */
const RECLAIMED_PER_CALL = 32;

/**
 * What the scripts have in common. KEYS: 1 the epoch, 2 the reservations (hash), 3 when they expire (sorted set), then one
 * for each limit. All have the hash tag of their organization; what a reservation names does, too.
 *
 * A quota is a hash: `left` of what was leased, used up by settlements; `reserved` by running requests; `doubt`, `doubtBefore`:
 * reservations that expired, until the database has told twice what was recorded of them; `until` when the lease ends.
 */
export const LUA_STATE = `${LUA_INTEGERS}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function add_to(key, field, change)
  redis.call('HSET', key, field, format(plus(parse(redis.call('HGET', key, field)), change)))
end

local function keep_quota(key)
  redis.call('PEXPIRE', key, ${QUOTA_TTL_MS})
end

local function take_slot(key, id, expires)
  redis.call('ZADD', key, expires, id)
  redis.call('PEXPIRE', key, ${QUOTA_TTL_MS})
end

local function count_rate(key, slice, change)
  redis.call('HINCRBY', key, slice, change)
  redis.call('PEXPIRE', key, ${RATE_TTL_MS})
end

local function forget(id)
  redis.call('HDEL', KEYS[2], id)
  redis.call('ZREM', KEYS[3], id)
end

local function reclaim()
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now, 'LIMIT', 0, ${RECLAIMED_PER_CALL})) do
    local stored = redis.call('HGET', KEYS[2], id)
    if stored then
      local reservation = cjson.decode(stored)
      for key, amount in pairs(reservation.quotas) do
        if redis.call('EXISTS', key) == 1 then
          add_to(key, 'reserved', minus(ZERO, parse(amount)))
          add_to(key, 'doubt', parse(amount))
        end
      end
      for _, key in ipairs(reservation.slots) do redis.call('ZREM', key, id) end
    end
    forget(id)
  end
end
`;
