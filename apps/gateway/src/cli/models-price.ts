import type { Command } from 'commander';
import { asCatalogCommand } from './as-catalog-command.ts';
import type { CommandContext } from './command-context.ts';
import type { PriceKind } from './model-prices.ts';

type PriceOptions = Readonly<Partial<Record<PriceKind, string>>> & { readonly json?: true };

export function addModelsPriceCommand(models: Command, context: CommandContext): void {
  models
    .command('price')
    .description('set prices of a model, in US dollars')
    .argument('<model>', 'its name')
    .option('--input <usd>', 'per million input tokens')
    .option('--cached-input <usd>', 'per million input tokens read from a cache')
    .option('--cache-write <usd>', 'per million input tokens written to a cache')
    .option('--audio-input <usd>', 'per million input tokens of audio')
    .option('--image-input <usd>', 'per million input tokens of images')
    .option('--output <usd>', 'per million output tokens')
    .option('--reasoning <usd>', 'per million output tokens of reasoning')
    .option('--audio-output <usd>', 'per million output tokens of audio')
    .option('--request <usd>', 'per request, in addition')
    .option('--unit <usd>', 'per image, second of audio or character, by what is asked for')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Prices that are not given stay. "unknown" is a price too: the cost is then unknown; 0 is free. Discovery changes nothing of it.
Tokens of a cache, of audio, images and reasoning without a price cost what input or output costs.
Requests that begin from now on cost that much; recorded ones stay.

Examples:
  $ weir models price llama-3.3-70b --input 0.60 --output 1.20
  $ weir models price gpt-4o --input 2.50 --cached-input 1.25 --output 10`,
    )
    .action((name: string, options: PriceOptions) => setPrices(name, options, context));
}

async function setPrices(name: string, options: PriceOptions, context: CommandContext): Promise<void> {
  const [{ priceModel }, { PRICE_KINDS, readPrices, shownPrice, toPricesJson }] = await Promise.all([
    import('@weir/domain/models'),
    import('./model-prices.ts'),
  ]);
  const given = readPrices(options);
  const prices = await asCatalogCommand(context, 'model', (ports, caller) =>
    priceModel(caller, { name }, given, ports),
  );
  if (options.json) {
    await context.output.print(JSON.stringify({ name, prices: toPricesJson(prices) }));
    return;
  }
  const shown = Object.values(PRICE_KINDS)
    .filter(({ price, isRare }) => !isRare || prices[price] !== null)
    .map(({ title, price }) => `${title.toLowerCase()} ${shownPrice(prices[price])}`);
  await context.output.print(`${name}: ${shown.join(', ')}.`);
}
