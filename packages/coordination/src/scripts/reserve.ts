import { LUA_STATE, SLICE_MS, SLICES } from './lua-state.ts';
import { script } from './script.ts';

/**
 * A refusal for want of quota stands for this long without the database being asked again, unless by a gateway that knows
 * another amount.
 */
const EXHAUSTED_MS = 1_000;

/**
 * Looks at every limit, then takes of all of them or of none. ARGV: 1 epoch, 2 id of the reservation, 3 `admit`, `extend`,
 * `charge`, `check` or `look`, 4 how long the reservation lives, 5 the kinds of limits, 6 their amounts, 7 what is needed of each.
 * A quota of kind `x` may be exceeded by an extension. An extension leaves alone what it needs nothing of. To charge is to extend, but
 * for kind `x`. A quota of which nothing is needed has room.
 *
 * Returns a list that begins with
 * - `stale`: another epoch is valid, or the extended reservation is lost
 * - `short`, then each limit (from 1) whose lease is too small, and by how much
 * - `refused`, the limit, then the use of all: used, reserved, and milliseconds until a rate has room; -1 where time changes nothing
 * - `admitted`, the limits of which little is leased yet, the slice, milliseconds until rates are back at zero, then what was
 *   used of each before
 * - `used`, then the use of all
 */
export const RESERVE = script(`${LUA_STATE}
local id, mode, kinds = ARGV[2], ARGV[3], ARGV[5]
local charges = mode == 'charge'
if charges then mode = 'extend' end
local expires = now + ARGV[4]
local states = redis.call('MGET', unpack(KEYS))
if states[1] ~= ARGV[1] then return {'stale'} end
if reclaim() then states = redis.call('MGET', unpack(KEYS)) end
local stored = mode == 'extend' and redis.call('HGET', KEYS[2], id)
if mode == 'extend' and not stored then return {'stale'} end
local amounts, needs = cjson.decode(ARGV[6]), cjson.decode(ARGV[7])
local refused_by
local short, low = {'short'}, {}
local rates, rates_used, resets, slots_used = {}, {}, {}, {}

local function look_at_quota(limit, text, kind)
  local left_high, left_low, reserved_high, reserved_low, doubt_high, doubt_low, before_high, before_low,
    amount_high, amount_low, low_high, low_low, ends_at, leased_at, exhausted_at, known_high, known_low
    = struct.unpack('<ddddddddddddddddd', text)
  local need_high, need_low = parse(needs[limit])
  local given_high, given_low = parse(amounts[limit])
  local leased = ends_at > now
  local changed = leased and (given_high ~= amount_high or given_low ~= amount_low)
    and (given_high ~= known_high or given_low ~= known_low or leased_at + ${EXHAUSTED_MS} < now)
  local exhausted = leased and not changed and exhausted_at + ${EXHAUSTED_MS} > now
  local rest_high, rest_low = 0, 0
  if leased then
    rest_high, rest_low = minus(left_high, left_low, reserved_high, reserved_low)
    rest_high, rest_low = minus(rest_high, rest_low, doubt_high, doubt_low)
    rest_high, rest_low = minus(rest_high, rest_low, before_high, before_low)
  end
  rest_high, rest_low = minus(rest_high, rest_low, need_high, need_low)
  local is_short = rest_high < 0
  if need_high == 0 and need_low == 0 then is_short = false end
  if mode == 'extend' and kind == 'x' and not charges then is_short, changed = false, false end
  if is_short and exhausted then
    refused_by = refused_by or limit
  elseif is_short or changed then
    short[#short + 1] = limit
    short[#short + 1] = is_short and format(minus(0, 0, rest_high, rest_low)) or '0'
  elseif leased and not exhausted and less(rest_high, rest_low, low_high, low_low) then
    low[#low + 1] = limit
  end
end

local function look_at_rate(limit, text)
  local rate, used, amount = read_rate(text), 0, tonumber(amounts[limit])
  for at = 2, ${SLICES + 1} do used = used + rate[at] end
  local reset, rest = 0, used
  if used + needs[limit] > amount then
    refused_by = refused_by or limit
    for at = ${SLICES + 1}, 2, -1 do
      if rate[at] ~= 0 then
        rest = rest - rate[at]
        reset = (rate[1] - at + ${2 + SLICES}) * ${SLICE_MS} - now
        if rest + needs[limit] <= amount then break end
      end
    end
  elseif mode == 'look' then
    for at = 2, ${SLICES + 1} do
      if rate[at] ~= 0 then
        reset = (rate[1] - at + ${2 + SLICES}) * ${SLICE_MS} - now
        break
      end
    end
  end
  rates[limit], rates_used[limit], resets[limit] = rate, used, reset
end

-- Most that have expired were reclaimed. Others are taken away where they would refuse.
local function look_at_slots(limit, key)
  local amount = tonumber(amounts[limit])
  local used = mode == 'look' and redis.call('ZCOUNT', key, '(' .. now, '+inf') or redis.call('ZCARD', key)
  if mode ~= 'look' and used + needs[limit] > amount then
    used = used - redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
    if used + needs[limit] > amount then refused_by = refused_by or limit end
  end
  slots_used[limit] = used
end

for limit = 1, #KEYS - 3 do
  local kind = kind_of(kinds, limit)
  if mode == 'extend' and needs[limit] == 0 then
    -- Nothing is asked of it.
  elseif kind == 'r' then look_at_rate(limit, states[limit + 3])
  elseif kind == 's' then look_at_slots(limit, KEYS[limit + 3])
  elseif mode ~= 'look' then look_at_quota(limit, states[limit + 3] or NO_QUOTA, kind) end
end

if mode == 'look' or refused_by then
  local reply = mode == 'look' and {'used'} or {'refused', refused_by}
  for limit = 1, #KEYS - 3 do
    local used, reserved, reset = rates_used[limit] or slots_used[limit] or 0, '0', resets[limit] or -1
    if is_quota(kind_of(kinds, limit)) then
      local quota = read_quota(states[limit + 3])
      local high, low = plus(quota[RESERVED], quota[RESERVED + 1], get(quota, DOUBT))
      reserved = format(plus(high, low, get(quota, DOUBT_BEFORE)))
      used = format(minus(quota[BASE], quota[BASE + 1], get(quota, LEFT)))
    end
    reply[#reply + 1] = used
    reply[#reply + 1] = reserved
    reply[#reply + 1] = reset
  end
  return reply
end
if #short > 1 then return short end

local reply = {'admitted', table.concat(low, ','), now_slice, (now_slice + ${SLICES}) * ${SLICE_MS} - now}
if mode == 'check' then return reply end
for limit = 1, #KEYS - 3 do
  local key, kind = KEYS[limit + 3], kind_of(kinds, limit)
  if mode == 'extend' and needs[limit] == 0 then
    -- Nothing is taken of it.
  elseif kind == 'r' then
    reply[#reply + 1] = rates_used[limit]
    count_rate(key, rates[limit], now_slice, needs[limit])
  elseif kind == 's' then take_slot(key, id, expires)
  else
    local text = states[limit + 3] or NO_QUOTA
    local high, low = struct.unpack('<dd', text, 17)
    high, low = plus(high, low, parse(needs[limit]))
    text = string.sub(text, 1, 16) .. struct.pack('<dd', high, low) .. string.sub(text, 33)
    redis.call('SET', key, text, 'PX', QUOTA_TTL_MS)
  end
end
if stored then
  local kinds_before, needs_before, names = string.match(stored, '^(%S*) (%S+)( .*)$')
  local together = cjson.decode(needs_before)
  for limit, need in ipairs(together) do
    local high, low = parse(need)
    together[limit] = '"' .. format(plus(high, low, parse(needs[limit]))) .. '"'
  end
  stored = kinds_before .. ' [' .. table.concat(together, ',') .. ']' .. names
else
  stored = kinds .. ' ' .. ARGV[7] .. ' ' .. table.concat(KEYS, ' ', 4)
end
redis.call('HSET', KEYS[2], id, stored)
redis.call('ZADD', KEYS[3], expires, id)
keep_epoch()
return reply
`);
