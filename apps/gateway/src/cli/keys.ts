import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addKeysCreateCommand } from './keys-create.ts';
import { addKeysListCommand } from './keys-list.ts';
import { addKeysRevokeCommand } from './keys-revoke.ts';

export function addKeysCommand(program: Command, context: CommandContext): void {
  const keys = program
    .command('keys')
    .description('create, list and revoke API keys')
    .addHelpText(
      'after',
      `
Running gateways apply every change within a second.

Examples:
  $ weir keys create --name laptop --expires-in 30d
  $ weir keys list
  $ weir keys revoke 019bc0de-0000-7000-8000-00000000a003`,
    );
  addKeysCreateCommand(keys, context);
  addKeysListCommand(keys, context);
  addKeysRevokeCommand(keys, context);
}
