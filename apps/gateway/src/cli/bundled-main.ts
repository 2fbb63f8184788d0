import { OLDEST_NODE } from './oldest-node.ts';

// The program is imported only then: an older Node fails while it links the modules, before a line of theirs runs.
const { node } = process.versions;
if (Number.parseInt(node, 10) < OLDEST_NODE) {
  process.stderr.write(`weir: Node ${OLDEST_NODE} or later is needed, and this is Node ${node}.\n`);
  process.exit(1);
}
await import('./main.ts');
