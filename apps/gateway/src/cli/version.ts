import type { Command } from 'commander';
import { VERSION } from '../version.ts';
import type { CommandContext } from './command-context.ts';

export function addVersionCommand(program: Command, context: CommandContext): void {
  program
    .command('version')
    .description('print the version')
    .addHelpText('after', '\nExample:\n  $ weir version')
    .action(async () => {
      await context.output.print(`weir ${VERSION}`);
    });
}
