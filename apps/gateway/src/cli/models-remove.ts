import type { Command } from 'commander';
import { asCatalogCommand } from './as-catalog-command.ts';
import type { CommandContext } from './command-context.ts';

export function addModelsRemoveCommand(models: Command, context: CommandContext): void {
  models
    .command('remove')
    .description('remove a model')
    .argument('<model>', 'name of the model')
    .addHelpText(
      'after',
      `
Clients no longer see the model, and discovery does not add it again. Requests that already run end as usual. Its records and
prices are kept. To undo this, run "weir models restore".

Examples:
  $ weir models remove gpt-4o-audio-preview`,
    )
    .action(async (name: string) => {
      const { removeModel } = await import('@weir/domain/models');
      const { changed } = await asCatalogCommand(context, 'model', (ports, caller) =>
        removeModel(caller, { name }, ports),
      );
      await context.output.print(changed ? `Removed ${name}.` : `Nothing to do: ${name} is already removed.`);
    });
}

export function addModelsRestoreCommand(models: Command, context: CommandContext): void {
  models
    .command('restore')
    .description('restore a removed model')
    .argument('<model>', 'name of the model')
    .addHelpText('after', '\nExamples:\n  $ weir models restore gpt-4o-audio-preview')
    .action(async (name: string) => {
      const { restoreModel } = await import('@weir/domain/models');
      const { changed } = await asCatalogCommand(context, 'model', (ports, caller) =>
        restoreModel(caller, { name }, ports),
      );
      await context.output.print(changed ? `Restored ${name}.` : `Nothing to do: ${name} is not removed.`);
    });
}
