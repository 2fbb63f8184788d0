import type { Command } from 'commander';
import { asCatalogCommand } from './as-catalog-command.ts';
import type { CommandContext } from './command-context.ts';
import type { PriceKind } from './model-prices.ts';

type PriceOptions = Readonly<Partial<Record<PriceKind, string>>> & { readonly json?: true };

export function addModelsPriceCommand(models: Command, context: CommandContext): void {
  models
    .command('price')
    .description('set prices of a model, in US dollars')
    .argument('<model>', 'name of the model')
    .option('--input <usd>', 'per million input tokens')
    .option('--cached-input <usd>', 'per million input tokens read from a cache')
    .option('--cache-write <usd>', 'per million input tokens written to a cache')
    .option('--audio-input <usd>', 'per million input tokens of audio')
    .option('--image-input <usd>', 'per million input tokens of images')
    .option('--output <usd>', 'per million output tokens')
    .option('--reasoning <usd>', 'per million output tokens of reasoning')
    .option('--audio-output <usd>', 'per million output tokens of audio')
    .option('--request <usd>', 'per request, in addition')
    .option('--unit <usd>', 'per image, second of audio or character, depending on the request')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Prices that are not given do not change. With the price "unknown", the cost is unknown; 0 is free. Discovery does not change prices.
Without prices of their own, cached, audio, image and reasoning tokens cost as much as input or output tokens.
The prices apply to requests that start from now on. Recorded costs do not change.

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
