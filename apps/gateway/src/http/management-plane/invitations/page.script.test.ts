import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

class FakeElement {
  textContent = '';
  href = '';
  children: FakeElement[] = [];
  #click = () => {};
  replaceChildren(...children: FakeElement[]): void {
    this.children = children;
  }
  addEventListener(_: 'click', action: () => void): void {
    this.#click = action;
  }
  click(): void {
    this.#click();
  }
}

describe('the page of an invitation', () => {
  let management: TestManagement;
  let owner: Person;
  let organizationId: string;
  beforeAll(async () => {
    management = await startTestManagement({
      GITHUB_CLIENT_ID: 'client',
      GITHUB_CLIENT_SECRET: 'hunter2',
      PUBLIC_URL: 'http://localhost:3000',
    });
    owner = await management.signIn();
    organizationId = await management.addOrganization([[owner, 'owner']]);
    await management.database.sql`update organizations set name = '<i>Meadow</i>'`;
  });
  afterAll(() => management.stop());

  const invite = async (email: string | null): Promise<URL> => {
    const { body } = await owner.post(`/v1/organizations/${organizationId}/invitations`, {
      invitations: [{ email, role: 'member' }],
    });
    return new URL(body.data[0].accept_url);
  };

  /** Opens the link in what stands for a browser, as this person. */
  const open = async (link: URL, person: Person | null, storage = new Map<string, string>()) => {
    const { body: page } = await send(management.origin, 'GET', link.pathname);
    const script = /<script type="module">([\s\S]*)<\/script>/.exec(page)![1]!;
    const message = new FakeElement();
    const choices = new FakeElement();
    const requests: string[] = [];
    let replaced = '';
    const surroundings = {
      location: { pathname: link.pathname, hash: link.hash },
      history: { replaceState: (_: null, __: string, path: string) => (replaced = path) },
      sessionStorage: {
        setItem: (key: string, value: string) => void storage.set(key, value),
        getItem: (key: string) => storage.get(key) ?? null,
      },
      document: {
        querySelector: (selector: string) => (selector === 'p' ? message : choices),
        createElement: () => new FakeElement(),
      },
      fetch: (path: string, init: RequestInit) => {
        const url = new URL(path, management.origin + link.pathname);
        requests.push(url.href);
        const headers = { ...(init.headers as Record<string, string>), ...person?.credentials };
        return fetch(url, { ...init, headers });
      },
    };
    new Function(...Object.keys(surroundings), script)(...Object.values(surroundings));
    const shows = (text: string) => expect.poll(() => message.textContent).toContain(text);
    return { shows, choices, requests, storage, replaced };
  };

  it('lets whoever is invited accept, with the token, and takes it out of the address', async () => {
    const ada = await management.signIn();
    const link = await invite(ada.email);
    const page = await open(link, ada);
    await page.shows('organization “<i>Meadow</i>”. Your role: member.');
    expect(page.replaced).toBe(link.pathname);
    expect(page.choices.children.map(({ textContent }) => textContent)).toEqual(['Accept', 'Decline']);
    page.choices.children[0]!.click();
    await page.shows('You are a member now.');
    expect((await ada.get(`/v1/organizations/${organizationId}`)).status).toBe(200);
    expect(page.requests.join()).not.toContain(link.hash.slice('#token='.length));
  });

  it('keeps the token while somebody signs in', async () => {
    const ada = await management.signIn();
    const link = await invite(ada.email);
    const before = await open(link, null);
    await before.shows('Sign in with the e-mail address that was invited');
    expect(before.choices.children).toMatchObject([
      {
        textContent: 'GitHub',
        href: `http://localhost:3000/v1/auth/github/login?return_to=${encodeURIComponent(link.pathname)}`,
      },
    ]);
    const after = await open(new URL(link.pathname, link), ada, before.storage);
    await after.shows('Meadow');
    expect([...after.storage.values()]).toEqual([link.hash.slice('#token='.length)]);
    after.choices.children[0]!.click();
    await after.shows('You are a member now.');
  });

  it('lets whoever is invited decline', async () => {
    const ada = await management.signIn();
    const page = await open(await invite(ada.email), ada);
    await page.shows('Meadow');
    page.choices.children[1]!.click();
    await page.shows('You declined the invitation.');
  });

  it('tells somebody else nothing', async () => {
    const page = await open(await invite('ada@example.com'), await management.signIn());
    await page.shows('There is no open invitation here');
    expect(page.choices.children.map(({ textContent }) => textContent)).toEqual(['GitHub']);
  });
});
