import { LUA_INTEGERS } from './lua-integers.ts';

/** A slice of the sliding minute, milliseconds. */
export const SLICE_MS = 5_000;
/** The current slice and the eleven before it are the last minute. */
export const SLICES = 12;
/** Longer than a lease lives, so that what expires by it is known to have no lease. */
const QUOTA_TTL_MS = 180_000;
const RATE_TTL_MS = SLICE_MS * (SLICES + 1);
export const EPOCH_TTL_MS = 24 * 3_600_000;
/** Expired reservations that one call takes back. */
const RECLAIMED_PER_CALL = 32;

const SERVER_TIME = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/**
 * A quota is doubles in a string, then the lock's token: a call reads all limits at once and writes each with its end.
 * `left` of what was leased is used up by settlements; `reserved` by running requests; `doubt` and `doubt before` are reservations that
 * expired, until the database has told twice what was recorded of them; `until` is when the lease ends, 0 without one; `known` is the
 * amount as the gateway knew it that asked last.
 * Of amounts, the place is that of the first of two doubles. What every request reads comes first.
 */
export const LUA_QUOTA = `${LUA_INTEGERS}${SERVER_TIME}
local QUOTA_TTL_MS = ${QUOTA_TTL_MS}
local LEFT, RESERVED, DOUBT, DOUBT_BEFORE, AMOUNT, LOW = 1, 3, 5, 7, 9, 11
local UNTIL, LEASED_AT, EXHAUSTED_AT, KNOWN, BASE, DIFFERENCE, DIFFERENCE_AT, LOCKED_AT = 13, 14, 15, 16, 18, 20, 22, 23
local QUOTA_PLACES = 23
local QUOTA = '<' .. string.rep('d', QUOTA_PLACES)
local NO_QUOTA = string.rep('\\0', 8 * QUOTA_PLACES)

local function read_quota(text)
  text = text or NO_QUOTA
  local quota = {struct.unpack(QUOTA, text)}
  quota.lock = string.sub(text, 8 * QUOTA_PLACES + 1)
  return quota
end

local function write_quota(key, quota)
  local text = struct.pack(QUOTA, unpack(quota, 1, QUOTA_PLACES)) .. quota.lock
  redis.call('SET', key, text, 'PX', QUOTA_TTL_MS)
end

local function get(quota, place)
  return quota[place], quota[place + 1]
end

local function set(quota, place, high, low)
  quota[place], quota[place + 1] = high, low
end
`;

/**
 * What the scripts for requests have in common. KEYS: 1 the epoch, 2 the reservations (hash), 3 when they expire (sorted set), then
 * one for each limit. All have the hash tag of their organization; what a reservation names does, too.
 *
 * A reservation is text: its kinds of limits, `q` or `x` a quota, `r` a rate, `s` slots; what it holds of each, JSON; their keys.
 * A rate is doubles in a string: a slice, then what was counted in it and in the eleven before it.
 */
export const LUA_STATE = `${LUA_QUOTA}
local function kind_of(kinds, limit)
  return string.sub(kinds, limit, limit)
end

local function is_quota(kind)
  return kind == 'q' or kind == 'x'
end

local function take_slot(key, id, expires)
  redis.call('ZADD', key, expires, id)
  redis.call('PEXPIRE', key, QUOTA_TTL_MS)
end

local RATE = '<' .. string.rep('d', ${SLICES + 1})
local now_slice = math.floor(now / ${SLICE_MS})

local function read_rate(text)
  if text then
    local rate = {struct.unpack(RATE, text)}
    local passed = now_slice - rate[1]
    if passed > 0 and passed < ${SLICES} then
      for at = ${SLICES + 1}, 2, -1 do rate[at] = at - passed >= 2 and rate[at - passed] or 0 end
      rate[1] = now_slice
    end
    if math.abs(passed) < ${SLICES} then return rate end
  end
  return {now_slice, ${Array(SLICES).fill(0).join(', ')}}
end

-- What is older than a minute is counted no longer.
local function count_rate(key, rate, slice, change)
  local at = 2 + rate[1] - slice
  if at < 2 or at > ${SLICES + 1} then return end
  rate[at] = rate[at] + change
  redis.call('SET', key, struct.pack(RATE, unpack(rate, 1, ${SLICES + 1})), 'PX', ${RATE_TTL_MS})
end

local function keep_epoch()
  if redis.call('PTTL', KEYS[2]) > ${EPOCH_TTL_MS / 2} then return end
  for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], ${EPOCH_TTL_MS}) end
end

local function forget(id)
  redis.call('HDEL', KEYS[2], id)
  redis.call('ZREM', KEYS[3], id)
end

local function read_reservation(stored)
  local kinds, needs, names = string.match(stored, '^(%S*) (%S+) (.*)$')
  local keys = {}
  for key in string.gmatch(names, '%S+') do keys[#keys + 1] = key end
  return kinds, cjson.decode(needs), keys
end

-- Whether a reservation had expired.
local function reclaim()
  local expired = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now, 'LIMIT', 0, ${RECLAIMED_PER_CALL})
  for _, id in ipairs(expired) do
    local stored = redis.call('HGET', KEYS[2], id)
    if stored then
      local kinds, needs, keys = read_reservation(stored)
      for limit, key in ipairs(keys) do
        local kind = kind_of(kinds, limit)
        local text = is_quota(kind) and redis.call('GET', key)
        if kind == 's' then redis.call('ZREM', key, id) end
        if text then
          local quota = read_quota(text)
          local high, low = parse(needs[limit])
          set(quota, RESERVED, minus(quota[RESERVED], quota[RESERVED + 1], high, low))
          set(quota, DOUBT, plus(quota[DOUBT], quota[DOUBT + 1], high, low))
          write_quota(key, quota)
        end
      end
    end
    forget(id)
  end
  return #expired > 0
end
`;
