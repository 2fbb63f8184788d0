import type { Command } from 'commander';
import { asCatalogCommand } from './as-catalog-command.ts';
import type { CommandContext } from './command-context.ts';

export function addModelsRestrictCommand(models: Command, context: CommandContext): void {
  models
    .command('restrict')
    .description('require an approved subscription to use a model')
    .argument('<model>', 'name of the model')
    .addHelpText(
      'after',
      `
Active subscriptions become pending, and their keys lose access at once. To undo this, run "weir models unrestrict".

Examples:
  $ weir models restrict llama-3.3-70b`,
    )
    .action((name: string) => restrict(context, name, true));
}

export function addModelsUnrestrictCommand(models: Command, context: CommandContext): void {
  models
    .command('unrestrict')
    .description('remove the restriction of a model')
    .argument('<model>', 'name of the model')
    .addHelpText(
      'after',
      `
Pending subscriptions become active.

Examples:
  $ weir models unrestrict llama-3.3-70b`,
    )
    .action((name: string) => restrict(context, name, false));
}

async function restrict(context: CommandContext, name: string, restricted: boolean): Promise<void> {
  const { updateModel } = await import('@weir/domain/models');
  const { changed, subscriptions } = await asCatalogCommand(context, 'model', (ports, caller) =>
    updateModel(caller, { name }, { restricted }, ports),
  );
  const state = restricted ? 'restricted' : 'unrestricted';
  await context.output.print(
    changed
      ? `${name} is ${state}. Changed subscriptions: ${subscriptions}.`
      : `Nothing to do: ${name} is already ${state}.`,
  );
}
