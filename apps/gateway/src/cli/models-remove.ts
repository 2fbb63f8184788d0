import type { Command } from 'commander';
import { asCatalogCommand } from './as-catalog-command.ts';
import type { CommandContext } from './command-context.ts';

export function addModelsRemoveCommand(models: Command, context: CommandContext): void {
  models
    .command('remove')
    .description('take a model out of service')
    .argument('<model>', 'its name')
    .addHelpText(
      'after',
      `
Clients no longer see it, and discovery does not bring it back; requests already running end as usual. Its records and prices
stay. "weir models restore" undoes it.

Examples:
  $ weir models remove gpt-4o-audio-preview`,
    )
    .action(async (name: string) => {
      const { removeModel } = await import('@weir/domain/models');
      const { changed } = await asCatalogCommand(context, 'model', (ports, caller) =>
        removeModel(caller, { name }, ports),
      );
      await context.output.print(changed ? `Removed ${name}.` : `Nothing to do: ${name} was removed before.`);
    });
}

export function addModelsRestoreCommand(models: Command, context: CommandContext): void {
  models
    .command('restore')
    .description('put a removed model back into service')
    .argument('<model>', 'its name')
    .addHelpText('after', '\nExamples:\n  $ weir models restore gpt-4o-audio-preview')
    .action(async (name: string) => {
      const { restoreModel } = await import('@weir/domain/models');
      const { changed } = await asCatalogCommand(context, 'model', (ports, caller) =>
        restoreModel(caller, { name }, ports),
      );
      await context.output.print(changed ? `Restored ${name}.` : `Nothing to do: ${name} is in service.`);
    });
}
