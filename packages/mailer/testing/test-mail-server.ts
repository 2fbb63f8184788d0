import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  /** As received. */
  readonly raw: string;
}

/** A real SMTP server on loopback that stores its mails. */
export interface TestMailServer {
  readonly url: string;
  /** In order of arrival. */
  readonly mails: readonly ReceivedMail[];
  /** Number of sign-in attempts. */
  readonly signIns: number;
  stop(): Promise<void>;
}

export interface TestMailServerOptions {
  readonly user?: string;
  readonly password?: string;
  /** Whether to reject mail to this address. */
  readonly reject?: (address: string) => boolean;
  /** The server waits for this before it accepts a mail to the address. */
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
