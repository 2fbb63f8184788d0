import type { Command } from 'commander';
import { asCatalogCommand } from './as-catalog-command.ts';
import type { CommandContext } from './command-context.ts';

export function addModelsRestrictCommand(models: Command, context: CommandContext): void {
  models
    .command('restrict')
    .description('let only approved subscriptions use a model')
    .argument('<model>', 'its name')
    .addHelpText(
      'after',
      `
Active subscriptions to it wait for a decision, and their keys lose it at once. "weir models unrestrict" undoes it.

Examples:
  $ weir models restrict llama-3.3-70b`,
    )
    .action((name: string) => restrict(context, name, true));
}

export function addModelsUnrestrictCommand(models: Command, context: CommandContext): void {
  models
    .command('unrestrict')
    .description('let everybody use a restricted model')
    .argument('<model>', 'its name')
    .addHelpText(
      'after',
      `
Pending subscriptions to it are active.

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
      : `Nothing to do: ${name} is ${state}.`,
  );
}
