import { LEASE_MS } from '@weir/domain/limits';
import { LUA_QUOTA } from './lua-state.ts';
import { script } from './script.ts';

/** One holder changes the lease of a quota at a time; a process that dies meanwhile blocks others for this long. */
const LOCK_MS = 5_000;
/** A lease counts as ended a little before the database ends it. */
const MARGIN_MS = 2_000;
/** A lease that lives longer than this is not renewed yet. */
const FRESH_MS = 46_000;
/** A difference from the database is corrected when it was seen twice, this far apart: what is being settled differs for less. */
const OBSERVATION_MS = 10_000;

/**
 * Before the database is asked to change leases. KEYS: 1 epoch, then quotas. ARGV: 1 epoch, 2 a token, 3 `1` to pass over
 * fresh leases. Returns the time, then of each quota `busy`, `fresh`, `new`, `ended` or `leased`, what is left of it, and
 * what is reserved. A quota of the last three is locked by the token. Returns nothing in another epoch.
 */
export const BEGIN_LEASE = script(`${LUA_QUOTA}
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {} end
local reply = {now}
for at = 2, #KEYS do
  local quota = read_quota(redis.call('GET', KEYS[at]))
  local lives = quota[UNTIL] - now
  local kind = 'leased'
  if quota.lock ~= '' and quota[LOCKED_AT] + ${LOCK_MS} > now then kind = 'busy'
  elseif quota[UNTIL] == 0 then kind = 'new'
  elseif lives <= 0 then kind = 'ended'
  elseif ARGV[3] == '1' and lives > ${FRESH_MS} then kind = 'fresh' end
  if kind ~= 'busy' and kind ~= 'fresh' then
    quota.lock, quota[LOCKED_AT] = ARGV[2], now
    write_quota(KEYS[at], quota)
  end
  local high, low = plus(quota[RESERVED], quota[RESERVED + 1], get(quota, DOUBT))
  reply[#reply + 1] = kind
  reply[#reply + 1] = format(get(quota, LEFT))
  reply[#reply + 1] = format(plus(high, low, get(quota, DOUBT_BEFORE)))
end
return reply
`);

/**
 * After the database changed leases. KEYS as above. ARGV: 1 epoch, 2 token, 3 the time of the beginning, then of each quota what
 * kind it was, what was left then, what was granted, what the database says is held and spent, the amount, `1` when
 * nothing more is to be had, with how little left more is asked for ahead, and the amount as the gateway knows it. Returns nothing.
 */
export const APPLY_LEASE = script(`${LUA_QUOTA}
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return end

local function smaller(high, low, other_high, other_low)
  if less(high, low, other_high, other_low) then return high, low end
  return other_high, other_low
end

-- What the database holds less than is left here was recorded of reservations that expired; what it holds more was leased by a
-- process that died before it could say so. Both stay; what was recorded and is not settled yet does not.
local function correct(quota, high, low)
  local was_seen = quota[DIFFERENCE_AT] > 0
  if was_seen and quota[DIFFERENCE_AT] + ${OBSERVATION_MS} > now then return end
  local seen_high, seen_low = get(quota, DIFFERENCE)
  local by_high, by_low = 0, 0
  if was_seen and less(0, 0, seen_high, seen_low) and less(0, 0, high, low) then
    by_high, by_low = minus(0, 0, smaller(seen_high, seen_low, high, low))
  elseif was_seen and seen_high < 0 and high < 0 then
    seen_high, seen_low = minus(0, 0, seen_high, seen_low)
    by_high, by_low = smaller(seen_high, seen_low, minus(0, 0, high, low))
  end
  set(quota, LEFT, plus(quota[LEFT], quota[LEFT + 1], by_high, by_low))
  set(quota, DIFFERENCE, plus(high, low, by_high, by_low))
  quota[DIFFERENCE_AT] = now
  set(quota, DOUBT_BEFORE, get(quota, DOUBT))
  set(quota, DOUBT, 0, 0)
end

for key = 2, #KEYS do
  local at = (key - 2) * 9 + 4
  local kind, was_high, was_low = ARGV[at], parse(ARGV[at + 1])
  local granted_high, granted_low = parse(ARGV[at + 2])
  local held_high, held_low = parse(ARGV[at + 3])
  local quota = read_quota(redis.call('GET', KEYS[key]))
  local is_locked = quota.lock == ARGV[2]
  if is_locked and kind == 'new' then
    set(quota, LEFT, granted_high, granted_low)
  elseif is_locked and kind == 'ended' then
    local high, low = minus(quota[LEFT], quota[LEFT + 1], was_high, was_low)
    set(quota, LEFT, plus(high, low, held_high, held_low))
    for place = DIFFERENCE, DIFFERENCE_AT do quota[place] = 0 end
    for place = DOUBT, DOUBT_BEFORE + 1 do quota[place] = 0 end
  elseif is_locked or quota[UNTIL] > 0 then
    set(quota, LEFT, plus(quota[LEFT], quota[LEFT + 1], granted_high, granted_low))
  end
  if is_locked then
    if kind == 'leased' then
      local high, low = plus(was_high, was_low, granted_high, granted_low)
      correct(quota, minus(high, low, held_high, held_low))
    end
    quota.lock, quota[LOCKED_AT] = '', 0
    quota[UNTIL], quota[LEASED_AT] = ARGV[3] + ${LEASE_MS - MARGIN_MS}, now
    quota[EXHAUSTED_AT] = ARGV[at + 6] == '1' and now or 0
    set(quota, BASE, plus(held_high, held_low, parse(ARGV[at + 4])))
    set(quota, AMOUNT, parse(ARGV[at + 5]))
    set(quota, LOW, parse(ARGV[at + 7]))
    set(quota, KNOWN, parse(ARGV[at + 8]))
  end
  if is_locked or quota[UNTIL] > 0 then write_quota(KEYS[key], quota) end
end
`);

/** When the database did not answer. KEYS: quotas. ARGV: the token. */
export const UNLOCK_LEASE = script(`${LUA_QUOTA}
for _, key in ipairs(KEYS) do
  local quota = read_quota(redis.call('GET', key))
  if quota.lock == ARGV[1] then
    quota.lock, quota[LOCKED_AT] = '', 0
    write_quota(key, quota)
  end
end
`);
