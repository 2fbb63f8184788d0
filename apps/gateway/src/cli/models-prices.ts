import type { ManagedModel } from '@weir/domain/models';
import type { Command } from 'commander';
import type { PriceSuggestion } from '../suggest-prices.ts';
import type { CommandContext } from './command-context.ts';

interface PricesOptions {
  readonly suggest: true;
  readonly json?: true;
}

/** Published prices of a model that lacks some, with the command that sets them. */
interface Suggested {
  readonly model: string;
  readonly suggestion: PriceSuggestion;
  readonly command: string;
}

export function addModelsPricesCommand(models: Command, context: CommandContext): void {
  models
    .command('prices')
    .description('suggest prices for models without a price')
    .requiredOption('--suggest', 'show published prices without setting them')
    .option('--json', 'print one JSON object per line, with the command that sets the prices')
    .addHelpText(
      'after',
      `
The prices come with Weir, from @pydantic/genai-prices. Nothing is fetched. They show what each provider charges for a model with
this name. Your upstream may charge something else. Free and removed models are left out.

Examples:
  $ weir models prices --suggest
  $ weir models prices --suggest --json | jq -r 'select(.provider == "openai") | .command'`,
    )
    .action((options: PricesOptions) => suggestAll(options, context));
}

async function suggestAll(options: PricesOptions, context: CommandContext): Promise<void> {
  const [postgres, { SystemClock }, { withDatabase }, { suggestPrices }, { priceOptions }] =
    await Promise.all([
      import('@weir/postgres'),
      import('@weir/domain/kernel'),
      import('./open-database.ts'),
      import('../suggest-prices.ts'),
      import('./model-prices.ts'),
    ]);
  const models = await withDatabase(context, {}, ({ database }) =>
    new postgres.PostgresUnitOfWork(database).repositories.models.list(),
  );
  const unpriced = models.filter(
    ({ enabled, free, prices }) =>
      enabled && !free && (prices.inputNanoUsdPerMillion === null || prices.outputNanoUsdPerMillion === null),
  );
  const at = new Date(new SystemClock().nowMs());
  const suggested: Suggested[] = [];
  for (const model of unpriced) {
    for (const suggestion of await suggestPrices(model.name, at)) {
      if (!adds(suggestion, model)) continue;
      const command = `weir models price ${inShell(model.name)} ${priceOptions(suggestion.prices)}`;
      suggested.push({ model: model.name, suggestion, command });
    }
  }
  const lines = options.json ? await jsonLines(suggested) : await textLines(suggested, unpriced.length);
  for (const line of lines) if (!(await context.output.print(line))) return;
}

/** An embedding model has no price of output, and never gets one. */
function adds({ prices: published }: PriceSuggestion, { prices }: ManagedModel): boolean {
  return (['inputNanoUsdPerMillion', 'outputNanoUsdPerMillion'] as const).some(
    (kind) => prices[kind] === null && published[kind] !== null,
  );
}

async function jsonLines(suggested: readonly Suggested[]): Promise<string[]> {
  const { toPricesJson } = await import('./model-prices.ts');
  return suggested.map(({ model, suggestion, command }) =>
    JSON.stringify({
      model,
      provider: suggestion.provider,
      published_as: suggestion.model,
      prices: toPricesJson(suggestion.prices),
      tiers: suggestion.prices.tiers.map(({ fromInputTokens, ...tier }) => ({
        from_input_tokens: fromInputTokens,
        ...toPricesJson({ ...tier, requestNanoUsd: null, unitNanoUsd: null, tiers: [] }),
      })),
      command,
    }),
  );
}

async function textLines(suggested: readonly Suggested[], unpriced: number): Promise<string[]> {
  const [{ tableLines }, { PRICE_KINDS, shownPrice }] = await Promise.all([
    import('./text-table.ts'),
    import('./model-prices.ts'),
  ]);
  const named = new Set(suggested.map(({ model }) => model)).size;
  if (unpriced === 0) return ['Nothing to do: every model has input and output prices.'];
  const without = `Models without an input or output price: ${unpriced}.`;
  if (named === 0) return [`${without} No published prices found for them.`];
  const kinds = Object.values(PRICE_KINDS).filter(({ isRare }) => !isRare);
  const table = tableLines(
    [
      { title: 'NAME', align: 'left' },
      { title: 'PROVIDER', align: 'left' },
      { title: 'PUBLISHED AS', align: 'left' },
      ...kinds.map(({ title }) => ({ title, align: 'right' }) as const),
      { title: 'TIERS', align: 'right' },
    ],
    suggested.map(({ model, suggestion: { provider, model: publishedAs, prices } }) => [
      model,
      provider,
      publishedAs,
      ...kinds.map(({ price }) => shownPrice(prices[price])),
      prices.tiers.length === 0 ? '-' : String(prices.tiers.length),
    ]),
  );
  const tiers = suggested.some(({ suggestion }) => suggestion.prices.tiers.length > 0)
    ? ['Prices for long inputs (TIERS) can only be set with the API.']
    : [];
  return [
    ...table,
    '',
    `${without} With suggestions: ${named}. Nothing was set. To set the prices of the first line, run:`,
    `  ${suggested[0]!.command}`,
    ...tiers,
  ];
}

/** Upstreams choose names: one must not be a command to the shell that the line is pasted into. */
function inShell(name: string): string {
  if (/^[\w][\w./:@+-]*$/.test(name)) return name;
  const printable = name.replace(/\p{Cc}/gu, '\u{fffd}');
  return `'${printable.replaceAll("'", "'\\''")}'`;
}
