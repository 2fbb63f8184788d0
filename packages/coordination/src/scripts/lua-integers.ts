/**
 * Whole numbers of any size that a limit can have, for Lua 5.1, whose numbers are doubles: two of them, high × 10^15 + low with
 * 0 ≤ low < 10^15, exact for magnitudes below 10^30. A function that returns a number returns both, so it has to be the last argument
 * of a call. They come as numbers below 10^15 or as decimal text, and go as decimal text.
 */
export const LUA_INTEGERS = `
local E15 = 1000000000000000

local function plus(high, low, other_high, other_low)
  high, low = high + other_high, low + other_low
  if low >= E15 then return high + 1, low - E15 end
  return high, low
end

local function minus(high, low, other_high, other_low)
  high, low = high - other_high, low - other_low
  if low < 0 then return high - 1, low + E15 end
  return high, low
end

local function less(high, low, other_high, other_low)
  return high < other_high or high == other_high and low < other_low
end

local function parse(number)
  if type(number) == 'number' then return minus(0, number, 0, 0) end
  local digits, is_negative = string.gsub(number, '^-', '')
  local high, low = tonumber(string.sub(digits, 1, -16)) or 0, tonumber(string.sub(digits, -15))
  if is_negative == 1 then return minus(0, 0, high, low) end
  return high, low
end

local function format(high, low)
  if high < 0 then return '-' .. format(minus(0, 0, high, low)) end
  if high == 0 then return string.format('%.0f', low) end
  return string.format('%.0f%015.0f', high, low)
end
`;

/** The least magnitude that goes to scripts as text. */
const AS_TEXT = 10n ** 15n;

/** Whole numbers for a script, which decodes them with `cjson` and reads each with `parse`. */
export function toLuaIntegers(numbers: readonly bigint[]): string {
  let json = '';
  for (const number of numbers) {
    json += json === '' ? '[' : ',';
    json += number < AS_TEXT && number > -AS_TEXT ? number : `"${number}"`;
  }
  return json === '' ? '[]' : `${json}]`;
}
