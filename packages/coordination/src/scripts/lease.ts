import { LEASE_MS } from '@weir/domain/limits';
import { LUA_INTEGERS } from './lua-integers.ts';
import { script } from './script.ts';

/** One holder changes the lease of a quota at a time; a process that dies meanwhile blocks others for this long. */
const LOCK_MS = 5_000;
/** A lease counts as ended a little before the database ends it. */
const MARGIN_MS = 2_000;
/** A lease that lives longer than this is not renewed yet. */
const FRESH_MS = 46_000;
/** A difference from the database is corrected when it was seen twice, this far apart: what is being settled differs for less. */
const OBSERVATION_MS = 10_000;

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/**
 * Before the database is asked to change leases. KEYS: 1 epoch, then quotas. ARGV: 1 epoch, 2 a token, 3 `1` to pass over
 * fresh leases. Returns the time, then of each quota `busy`, `fresh`, `new`, `ended` or `leased`, what is left of it, and
 * what is reserved. A quota of the last three is locked by the token. Returns nothing in another epoch.
 */
export const BEGIN_LEASE = script(`${LUA_INTEGERS}${NOW}
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {} end
local reply = {now}
for quota = 2, #KEYS do
  local key = KEYS[quota]
  local state = redis.call('HMGET', key, 'left', 'until', 'lock', 'lockedAt', 'reserved', 'doubt', 'doubtBefore')
  local kind = 'new'
  if state[3] and tonumber(state[4]) + ${LOCK_MS} > now then kind = 'busy'
  elseif state[1] then
    local lives = tonumber(state[2]) - now
    kind = lives <= 0 and 'ended' or 'leased'
    if ARGV[3] == '1' and lives > ${FRESH_MS} then kind = 'fresh' end
  end
  if kind ~= 'busy' and kind ~= 'fresh' then
    redis.call('HSET', key, 'lock', ARGV[2], 'lockedAt', now)
    redis.call('PEXPIRE', key, ${3 * LEASE_MS})
  end
  reply[#reply + 1] = kind
  reply[#reply + 1] = state[1] or '0'
  reply[#reply + 1] = format(plus(plus(parse(state[5]), parse(state[6])), parse(state[7])))
end
return reply
`);

/**
 * After the database changed leases. KEYS as above. ARGV: 1 epoch, 2 token, 3 the time of the beginning, then of each quota what
 * kind it was, what was left then, what was granted, what the database says is held and spent, the amount, and `1`
 * when nothing more is to be had. Returns nothing.
 */
export const APPLY_LEASE = script(`${LUA_INTEGERS}${NOW}
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return end

local function smaller(one, other)
  if less(one, other) then return one end
  return other
end

-- What the database holds less than is left here was recorded of reservations that expired; what it holds more was leased by a
-- process that died before it could say so. Both stay; what was recorded and is not settled yet does not.
local function correction(key, state, difference)
  if state[3] and tonumber(state[4]) + ${OBSERVATION_MS} > now then return ZERO end
  local seen, correct = parse(state[3]), ZERO
  if state[3] then
    if less(ZERO, seen) and less(ZERO, difference) then correct = minus(ZERO, smaller(seen, difference)) end
    if less(seen, ZERO) and less(difference, ZERO) then
      correct = smaller(minus(ZERO, seen), minus(ZERO, difference))
    end
  end
  redis.call('HSET', key, 'difference', format(plus(difference, correct)), 'differenceAt', now,
    'doubtBefore', state[5] or '0', 'doubt', '0')
  return correct
end

for quota = 2, #KEYS do
  local key, at = KEYS[quota], (quota - 2) * 8 + 4
  local kind, left_before, granted = ARGV[at], parse(ARGV[at + 1]), parse(ARGV[at + 2])
  local held, spent = parse(ARGV[at + 3]), parse(ARGV[at + 4])
  local state = redis.call('HMGET', key, 'left', 'lock', 'difference', 'differenceAt', 'doubt')
  if state[2] == ARGV[2] then
    local left
    if kind == 'leased' then
      left = plus(parse(state[1]), granted)
      left = plus(left, correction(key, state, minus(plus(left_before, granted), held)))
    elseif kind == 'new' then
      left = granted
    else
      left = plus(held, minus(parse(state[1]), left_before))
      redis.call('HDEL', key, 'difference', 'differenceAt', 'doubt', 'doubtBefore')
    end
    redis.call('HSET', key, 'left', format(left), 'until', ARGV[3] + ${LEASE_MS - MARGIN_MS}, 'leasedAt', now,
      'base', format(plus(spent, held)), 'amount', ARGV[at + 5], 'exhaustedAt', ARGV[at + 6] == '1' and now or '',
      'low', ARGV[at + 7])
    redis.call('HDEL', key, 'lock', 'lockedAt')
    redis.call('PEXPIRE', key, ${3 * LEASE_MS})
  elseif state[1] then
    redis.call('HSET', key, 'left', format(plus(parse(state[1]), granted)))
  end
end
`);

/** When the database did not answer. KEYS: quotas. ARGV: the token. */
export const UNLOCK_LEASE = script(`
for _, key in ipairs(KEYS) do
  if redis.call('HGET', key, 'lock') == ARGV[1] then redis.call('HDEL', key, 'lock', 'lockedAt') end
end
`);
