import { startScenarioUpstream } from './scenario-upstream.ts';

// Run as a child: `node upstream-process.ts <model>...`. Prints its URL, ends with its parent.
const upstream = await startScenarioUpstream({ models: process.argv.slice(2) });
process.stdout.write(`${upstream.url}\n`);
process.stdin.resume().on('end', () => process.exit(0));
