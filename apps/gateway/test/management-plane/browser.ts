import { PUBLIC_URL } from './oidc-server.ts';
import { type Answer, send } from './person.ts';

/** As much of a browser as a sign-in needs: cookies, and going where it is sent. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  /** Of the gateway that its name resolves to. */
  origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** What it would send; undefined for a cookie it does not have. */
  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  /** One request to the gateway. Redirects are not followed. */
  request(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.#send(this.origin, method, path, body);
  }

  get(path: string): Promise<Answer> {
    return this.request('GET', path);
  }

  /** Begins at the gateway. Where it sends the browser. */
  async begin(provider = 'oidc', returnTo?: string): Promise<URL> {
    const query = returnTo === undefined ? '' : `?return_to=${encodeURIComponent(returnTo)}`;
    const answer = await this.get(`/v1/auth/${provider}/login${query}`);
    if (answer.status !== 303) throw new Error(`The sign-in did not begin: ${answer.status}`);
    return new URL(answer.headers.get('location')!);
  }

  /** Signs in at the issuer as somebody (null: declines). The path of the callback it is sent back to. */
  async goThrough(authorizationUrl: URL, userId: string | null): Promise<string> {
    this.#forgetIssuer();
    let url = authorizationUrl;
    for (let hops = 0; hops < 10; hops++) {
      if (url.origin === PUBLIC_URL) return url.pathname + url.search;
      if (url.pathname.startsWith('/interaction/') && userId !== null) url.searchParams.set('user', userId);
      const answer = await this.#send(url.origin, 'GET', url.pathname + url.search);
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`The issuer answers ${answer.status}.`);
      url = new URL(location, url);
    }
    throw new Error('The issuer sends the browser around in circles.');
  }

  /** The whole of a sign-in. The gateway's answer to the callback. */
  async signIn(userId: string | null, returnTo?: string): Promise<Answer> {
    return this.get(await this.goThrough(await this.begin('oidc', returnTo), userId));
  }

  /** Its session at the issuer would sign in the same person again. */
  #forgetIssuer(): void {
    for (const name of this.#cookies.keys()) if (name.startsWith('_')) this.#cookies.delete(name);
  }

  async #send(origin: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await send(origin, method, path, { body, headers: cookie === '' ? {} : { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name!);
      else this.#cookies.set(name!, value!);
    }
    return answer;
  }
}

/** A new browser in which somebody whom the issuer knows has signed in. */
export async function signInAs(origin: string, userId: string): Promise<Browser> {
  const browser = new Browser(origin);
  const answer = await browser.signIn(userId);
  if (answer.status !== 303) throw new Error(`The sign-in failed: ${JSON.stringify(answer.body)}`);
  return browser;
}
