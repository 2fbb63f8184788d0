import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addCredentialsResealCommand } from './credentials-reseal.ts';

export function addCredentialsCommand(program: Command, context: CommandContext): void {
  const credentials = program.command('credentials').description('encrypt provider credentials again');
  addCredentialsResealCommand(credentials, context);
}
