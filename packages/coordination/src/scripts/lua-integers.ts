/**
 * Whole numbers of any size that a limit can have, for Lua 5.1, whose numbers are doubles: `{high, low}` is
 * high × 10^9 + low with 0 ≤ low < 10^9, exact for magnitudes below 10^24. They come and go as decimal text.
 */
export const LUA_INTEGERS = `
local BASE = 1000000000

local function normal(high, low)
  local carry = math.floor(low / BASE)
  return {high + carry, low - carry * BASE}
end

local function parse(text)
  if not text then return {0, 0} end
  local negative = string.sub(text, 1, 1) == '-'
  local digits = negative and string.sub(text, 2) or text
  local high = tonumber(string.sub(digits, 1, -10)) or 0
  local low = tonumber(string.sub(digits, -9))
  if negative then return normal(-high, -low) end
  return {high, low}
end

local function format(number)
  local high, low = number[1], number[2]
  if high < 0 then
    local positive = normal(-high, -low)
    return '-' .. format(positive)
  end
  if high == 0 then return string.format('%d', low) end
  return string.format('%.0f%09d', high, low)
end

local function plus(one, other)
  return normal(one[1] + other[1], one[2] + other[2])
end

local function minus(one, other)
  return normal(one[1] - other[1], one[2] - other[2])
end

local function less(one, other)
  if one[1] ~= other[1] then return one[1] < other[1] end
  return one[2] < other[2]
end

local ZERO = {0, 0}
`;
