import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addConnectionsListCommand } from './connections-list.ts';
import { addConnectionsRemoveCommand } from './connections-remove.ts';

export function addConnectionsCommand(program: Command, context: CommandContext): void {
  const connections = program
    .command('connections')
    .description('list and remove connections to upstreams')
    .addHelpText(
      'after',
      `
Running gateways apply every change within a second.

Examples:
  $ weir connections list
  $ weir connections remove old-vllm`,
    );
  addConnectionsListCommand(connections, context);
  addConnectionsRemoveCommand(connections, context);
}
