/** What `@lingui/core` shows: texts, arguments as `[name, format?, details?]`, and `#`. */
export type CompiledMessage = (string | [name: string, format?: string, details?: unknown])[];

const CHOOSING = /^(plural|select|selectordinal)$/;

/**
 * Compiles a message of the ICU syntax as far as the macros write it: arguments, `plural`, `select` and `selectordinal`. A
 * tenth of `@lingui/message-utils`, which every page would have to load.
 *
 * @returns the message itself where it cannot be read
 */
export function compileMessage(message: string): CompiledMessage {
  let at = 0;
  return readTokens(false, 0) ?? [message];

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(message);
    if (found === null) return undefined;
    at = pattern.lastIndex;
    return found[1] ?? '';
  }

  function readTokens(isPlural: boolean, depth: number): CompiledMessage | undefined {
    const tokens: CompiledMessage = [];
    let text = '';
    const endText = () => {
      if (text !== '') tokens.push(text);
      text = '';
    };
    while (at < message.length) {
      const char = message[at]!;
      if (char === '}' && depth > 0) break;
      if (char === '{') {
        endText();
        const token = readArgument(isPlural, depth);
        if (token === undefined) return undefined;
        tokens.push(token);
      } else if (char === '#' && isPlural) {
        endText();
        tokens.push('#');
        at++;
      } else {
        const quoted = take(isPlural ? /'([{}#][^']*)'/y : /'([{}][^']*)'/y);
        text += quoted ?? (take(/''/y) === undefined ? message[at++]! : "'");
      }
    }
    endText();
    return tokens;
  }

  function readArgument(isPlural: boolean, depth: number): CompiledMessage[number] | undefined {
    const name = take(/\{\s*([^\s,{}]+)\s*/y);
    if (name === undefined) return undefined;
    if (take(/\}/y) !== undefined) return [name];
    const format = take(/,\s*(\w+)\s*/y);
    if (format === undefined) return undefined;
    if (take(/\}/y) !== undefined) return [name, format];
    if (take(/,\s*/y) === undefined) return undefined;
    if (!CHOOSING.test(format)) {
      const details = take(/([^{}]*)\}/y);
      return details === undefined ? undefined : [name, format, details.trim()];
    }
    const offset = take(/offset:\s*(\d+)\s*/y);
    const cases: Record<string, unknown> = { offset: offset === undefined ? undefined : Number(offset) };
    while (take(/\s*\}/y) === undefined) {
      const key = take(/\s*=?([^\s{}]+)\s*\{/y);
      const tokens = key && readTokens(isPlural || format !== 'select', depth + 1);
      if (!key || !tokens || take(/\}/y) === undefined) return undefined;
      cases[key] = tokens;
    }
    return [name, format, cases];
  }
}
