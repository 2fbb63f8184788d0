import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** A command of a `sh` or `console` block, or the whole of a `ts` block. */
export interface ReadmeStep {
  readonly language: 'sh' | 'console' | 'ts';
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly command: string;
  /** What the README shows as its output; empty in blocks that show none. */
  readonly output: string;
}

const FENCED = /^```(\w+)\n(.*?)^```$/gms;

/** Everything that the README tells its readers to run, in the order in which it stands. */
export function readmeSteps(): ReadmeStep[] {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  return [...readme.matchAll(FENCED)].flatMap(({ index, 1: language, 2: block }) => {
    const line = readme.slice(0, index).split('\n').length + 1;
    if (language === 'sh') return commands(block!, line);
    if (language === 'console') return withOutput(block!, line);
    if (language === 'ts') return [{ language, line, command: block!, output: '' }];
    throw new Error(`README.md:${line}: nothing here runs blocks in ${language}.`);
  });
}

/** A command a line; one that ends in a backslash goes on in the next. */
function commands(block: string, firstLine: number): ReadmeStep[] {
  let line = firstLine;
  return block.split(/(?<!\\)\n/).flatMap((command) => {
    const step: ReadmeStep = { language: 'sh', line, command, output: '' };
    line += command.split('\n').length;
    return command.trim() === '' ? [] : [step];
  });
}

/** Commands begin with `$ `; what follows each is its output. */
function withOutput(block: string, firstLine: number): ReadmeStep[] {
  let line = firstLine;
  return block.split(/^\$ /m).flatMap((part) => {
    const [command, ...output] = part.split(/(?<!\\)\n/) as [string, ...string[]];
    const step: ReadmeStep = { language: 'console', line, command, output: output.join('\n').trim() };
    line += part.split('\n').length - 1;
    return command === '' ? [] : [step];
  });
}

/** Matches the output shown: any text for `…`, any number for a number, any white space for white space. */
export function shownOutput(output: string): RegExp {
  const pattern = output
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\d+(?:\\\.\d+)?/g, '\\d+(?:\\.\\d+)?')
    .replace(/\s+/g, '\\s+')
    .replaceAll('…', '[^]*?');
  return new RegExp(pattern);
}
