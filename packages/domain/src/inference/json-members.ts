/** Where one member of a JSON object stands in its text; offsets in UTF-16 code units. */
export interface JsonMember {
  readonly name: string;
  readonly nameStart: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/**
 * The members of the outermost object whose names are in `names`, in order, duplicates included. `text` must be valid
 * JSON with an object outermost (`JSON.parse` has accepted it): nothing is checked again here.
 *
 * A value can then be replaced without touching any other character. Parsing and writing the object again would change
 * numbers beyond 2^53, white space and duplicate members.
 */
export function findMembers(text: string, names: ReadonlySet<string>): JsonMember[] {
  const found: JsonMember[] = [];
  let i = skipSpace(text, 0) + 1;
  for (;;) {
    i = skipSpace(text, i);
    if (text[i] === '}') return found;
    if (text[i] === ',') {
      i++;
      continue;
    }
    const nameStart = i;
    const nameEnd = endOfString(text, i);
    const valueStart = skipSpace(text, skipSpace(text, nameEnd) + 1);
    const valueEnd = endOfValue(text, valueStart);
    const raw = text.slice(nameStart + 1, nameEnd - 1);
    const name = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
    if (names.has(name)) found.push({ name, nameStart, valueStart, valueEnd });
    i = valueEnd;
  }
}

/**
 * The text of the object with these values, as JSON, for these members; missing ones are added at its end. Every other
 * character stays. No member must be given twice.
 */
export function setMembers(text: string, values: ReadonlyMap<string, string>): string {
  const missing = new Map(values);
  let out = '';
  let copied = 0;
  for (const { name, valueStart, valueEnd } of findMembers(text, new Set(values.keys()))) {
    out += text.slice(copied, valueStart) + values.get(name)!;
    copied = valueEnd;
    missing.delete(name);
  }
  const end = text.lastIndexOf('}');
  out += text.slice(copied, end);
  for (const [name, value] of missing) {
    if (!/\{\s*$/.test(out)) out += ',';
    out += `"${name}":${value}`;
  }
  return out + text.slice(end);
}

/** The text without this member and without the comma that joined it to its neighbour. */
export function cutMember(text: string, member: JsonMember): string {
  let start = member.nameStart;
  let end = member.valueEnd;
  let before = start - 1;
  while (isSpace(text.charCodeAt(before))) before--;
  if (text[before] === ',') start = before;
  else {
    const after = skipSpace(text, end);
    if (text[after] === ',') end = after + 1;
  }
  return text.slice(0, start) + text.slice(end);
}

function endOfValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first !== '{' && first !== '[') {
    let i = start;
    while (i < text.length && !isSpace(text.charCodeAt(i)) && !',}]'.includes(text[i]!)) i++;
    return i;
  }
  let depth = 0;
  for (let i = start; ; i++) {
    switch (text[i]) {
      case '"':
        i = endOfString(text, i) - 1;
        break;
      case '{':
      case '[':
        depth++;
        break;
      case '}':
      case ']':
        if (--depth === 0) return i + 1;
    }
  }
}

/** `start` is at the opening quote; the result is just after the closing one. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); ; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 92) backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (isSpace(text.charCodeAt(i))) i++;
  return i;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
