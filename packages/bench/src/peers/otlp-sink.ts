import { createServer } from 'node:http';
import { exitWithParent } from '../processes/exit-with-parent.ts';

// A collector that takes everything and keeps nothing: `node otlp-sink.ts PORT`.
exitWithParent();
createServer((incoming, outgoing) => {
  incoming.resume().once('end', () => outgoing.end());
}).listen(Number(process.argv[2]), '127.0.0.1');
