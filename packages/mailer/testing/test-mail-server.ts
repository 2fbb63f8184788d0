import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  /** As it came over the wire. */
  readonly raw: string;
}

/** A real SMTP server on loopback that keeps what it is given. */
export interface TestMailServer {
  readonly url: string;
  /** In the order they came in. */
  readonly mails: readonly ReceivedMail[];
  /** How often somebody tried to sign in. */
  readonly signIns: number;
  stop(): Promise<void>;
}

export interface TestMailServerOptions {
  readonly user?: string;
  readonly password?: string;
  /** Whether to reject mail to this address. */
  readonly reject?: (address: string) => boolean;
  /** What the server waits for before it takes a mail to this address. */
  readonly hold?: (address: string) => Promise<void>;
}

export async function startTestMailServer({
  user,
  password,
  reject = () => false,
  hold = async () => {},
}: TestMailServerOptions = {}): Promise<TestMailServer> {
  const mails: ReceivedMail[] = [];
  let signIns = 0;
  const server = new SMTPServer({
    authOptional: user === undefined,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth(auth, _session, callback) {
      signIns++;
      const accepted = auth.username === user && auth.password === password;
      callback(accepted ? null : new Error('Wrong.'), accepted ? { user: auth.username } : undefined);
    },
    onRcptTo({ address }, _session, callback) {
      callback(reject(address) ? new Error('Not here.') : null);
    },
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ envelope: { from, to }, raw: Buffer.concat(chunks).toString('utf8') });
        void Promise.all(to.map(hold)).then(() => callback());
      });
    },
  });
  server.on('error', () => {});
  const listening = once(server.server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    get signIns() {
      return signIns;
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
