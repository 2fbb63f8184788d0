import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addModelsListCommand } from './models-list.ts';
import { addModelsPriceCommand } from './models-price.ts';
import { addModelsPricesCommand } from './models-prices.ts';
import { addModelsRemoveCommand, addModelsRestoreCommand } from './models-remove.ts';
import { addModelsRestrictCommand, addModelsUnrestrictCommand } from './models-restrict.ts';

export function addModelsCommand(program: Command, context: CommandContext): void {
  const models = program
    .command('models')
    .description('list, price, restrict and remove models')
    .addHelpText(
      'after',
      `
Running gateways apply every change within a second.

Examples:
  $ weir models list
  $ weir models price llama-3.3-70b --input 0.60 --output 1.20
  $ weir models remove gpt-4o-audio-preview`,
    );
  addModelsListCommand(models, context);
  addModelsPriceCommand(models, context);
  addModelsPricesCommand(models, context);
  addModelsRemoveCommand(models, context);
  addModelsRestoreCommand(models, context);
  addModelsRestrictCommand(models, context);
  addModelsUnrestrictCommand(models, context);
}
