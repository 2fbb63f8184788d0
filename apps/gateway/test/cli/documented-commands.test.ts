import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import type { CommandContext } from '../../src/cli/command-context.ts';
import { buildProgram } from '../../src/cli/program.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
/** `weir` and what follows it, in code within a line or at the start of a line of a block. */
const COMMAND = /(?:`|pnpm@12 |^\$ )weir ((?:[a-z][a-z-]*|--[a-z][a-z-]*|<\w+>|[\w".$…-]+| )+)/gm;

/** What of the words is neither a command, nor an option of it, nor said to it. */
function problemWith(words: readonly string[], program: Command): string | null {
  let command = program;
  for (const word of words) {
    const next = command.commands.find((candidate) => candidate.name() === word);
    if (next !== undefined) command = next;
    else if (/^--[a-z]/.test(word)) {
      const known = command.options.some(({ long }) => long === word) || word === '--help';
      if (!known) return `no option ${word}`;
    } else if (command.commands.length > 0) return `no command ${word}`;
  }
  return null;
}

it('every command that a document names exists, with the options that it names', () => {
  const program = buildProgram({} as CommandContext);
  const named = globSync(['*.md', 'docs/**/*.md', 'env.example'], { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(COMMAND)].map(([, words]) => ({
      file,
      words: words!.trim().split(/ +/),
    })),
  );
  expect(named.length).toBeGreaterThan(15);
  const wrong = named
    .map(({ file, words }) => ({ file, words, problem: problemWith(words, program) }))
    .filter(({ problem }) => problem !== null);
  expect(wrong.map(({ file, words, problem }) => `${file}: weir ${words.join(' ')}: ${problem}`)).toEqual([]);
});
