import { LUA_STATE, SLICE_MS, SLICES } from './lua-state.ts';
import { script } from './script.ts';

/** A refusal for want of quota stands for this long without the database being asked again. */
const EXHAUSTED_MS = 1_000;

/**
 * Looks at every limit, then takes of all of them or of none. ARGV: 1 epoch, 2 id of the reservation, 3 `admit`, `extend`,
 * `check` or `look`, 4 how long the reservation lives, then of each limit its kind, its amount and what is needed of it.
 * Kinds: `quota`; `excess`, a quota that may be exceeded; `rate`; `slots`.
 *
 * Returns a list that begins with
 * - `stale`: another epoch is valid, or the extended reservation is lost
 * - `short`, then each limit (from 1) whose lease is too small, and by how much
 * - `refused`, the limit, the slice, then the state of all
 * - `admitted`, the limits of which little is leased yet, the slice, then the state of all: used, reserved, and milliseconds until a refused rate has room or an
 *   admitted one is back at zero; -1 where time changes nothing
 */
export const RESERVE = script(`${LUA_STATE}
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {'stale'} end
reclaim()
local id, mode = ARGV[2], ARGV[3]
local expires = now + ARGV[4]
local reservation = {quotas = {}, slots = {}}
if mode == 'extend' then
  local stored = redis.call('HGET', KEYS[2], id)
  if not stored then return {'stale'} end
  reservation = cjson.decode(stored)
end
local slice = math.floor(now / ${SLICE_MS})
local reply = {'admitted', 0, slice}
local short, low = {'short'}, {}
local rate_resets = {}

local function refuse(limit)
  if reply[1] == 'admitted' then
    reply[1] = 'refused'
    reply[2] = limit
  end
end

local function report(used, reserved, reset)
  reply[#reply + 1] = format(used)
  reply[#reply + 1] = format(reserved)
  reply[#reply + 1] = reset
end

local function look_at_quota(limit, key, amount, need, may_exceed)
  local state = redis.call('HMGET', key, 'left', 'reserved', 'doubt', 'doubtBefore', 'until', 'base', 'amount', 'exhaustedAt', 'leasedAt', 'low')
  local left = parse(state[1])
  local reserved = plus(plus(parse(state[2]), parse(state[3])), parse(state[4]))
  local leased = state[1] and tonumber(state[5]) > now
  local available = leased and minus(left, reserved) or ZERO
  local is_short = less(available, need)
  local changed = leased and state[7] ~= amount and tonumber(state[9]) + ${EXHAUSTED_MS} < now
  local exhausted = leased and not changed and state[8] and state[8] ~= '' and tonumber(state[8]) + ${EXHAUSTED_MS} > now
  if may_exceed or mode == 'look' then is_short, changed = false, false end
  if is_short and exhausted then
    refuse(limit)
  elseif is_short or changed then
    short[#short + 1] = limit
    short[#short + 1] = is_short and format(minus(need, available)) or '0'
  elseif leased and not exhausted and less(minus(available, need), parse(state[10])) then
    low[#low + 1] = limit
  end
  report(state[1] and minus(parse(state[6]), left) or ZERO, reserved, -1)
end

local function look_at_rate(limit, key, amount, need)
  local counted = redis.call('HGETALL', key)
  local used, slices = ZERO, {}
  for i = 1, #counted, 2 do
    local of = tonumber(counted[i])
    if of > slice - ${SLICES} then
      slices[#slices + 1] = {of, parse(counted[i + 1])}
      used = plus(used, slices[#slices][2])
    else
      redis.call('HDEL', key, counted[i])
    end
  end
  table.sort(slices, function(one, other) return one[1] < other[1] end)
  local reset = 0
  if less(parse(amount), plus(used, need)) then
    refuse(limit)
    local rest = used
    for _, one in ipairs(slices) do
      rest = minus(rest, one[2])
      reset = (one[1] + ${SLICES}) * ${SLICE_MS} - now
      if not less(parse(amount), plus(rest, need)) then break end
    end
  elseif #slices > 0 then
    reset = (slices[#slices][1] + ${SLICES}) * ${SLICE_MS} - now
  end
  report(used, ZERO, reset)
  rate_resets[#rate_resets + 1] = #reply
end

local function look_at_slots(limit, key, amount, need)
  local used = {0, redis.call('ZCOUNT', key, '(' .. now, '+inf')}
  if less(parse(amount), plus(used, need)) then refuse(limit) end
  report(used, ZERO, -1)
end

for limit = 1, #KEYS - 3 do
  local key, at = KEYS[limit + 3], 2 + limit * 3
  local kind, amount, need = ARGV[at], ARGV[at + 1], parse(ARGV[at + 2])
  if kind == 'rate' then look_at_rate(limit, key, amount, need)
  elseif kind == 'slots' then look_at_slots(limit, key, amount, need)
  else look_at_quota(limit, key, amount, need, kind == 'excess') end
end

if mode == 'look' or reply[1] == 'refused' then return reply end
if #short > 1 then return short end
if mode == 'check' then return reply end

reply[2] = table.concat(low, ',')
for _, at in ipairs(rate_resets) do reply[at] = (slice + ${SLICES}) * ${SLICE_MS} - now end
for limit = 1, #KEYS - 3 do
  local key, at = KEYS[limit + 3], 2 + limit * 3
  local kind, need = ARGV[at], parse(ARGV[at + 2])
  if kind == 'rate' then count_rate(key, slice, ARGV[at + 2])
  elseif kind == 'slots' then
    redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
    take_slot(key, id, expires)
    table.insert(reservation.slots, key)
  else
    add_to(key, 'reserved', need)
    keep_quota(key)
    reservation.quotas[key] = format(plus(parse(reservation.quotas[key]), need))
  end
end
redis.call('HSET', KEYS[2], id, cjson.encode(reservation))
redis.call('ZADD', KEYS[3], expires, id)
for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], ${24 * 3_600_000}) end
return reply
`);
