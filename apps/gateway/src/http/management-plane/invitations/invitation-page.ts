import { createHash } from 'node:crypto';

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto; padding: 0 1rem; }
button, a { font: inherit; margin-right: 1rem; }
`;

/**
 * Lets the signed-in user accept or decline, or asks for a sign-in. The token moves from the fragment into the tab's own
 * storage, since the fragment would not survive a sign-in. No part of an answer is used as markup.
 */
const SCRIPT = `
const id = location.pathname.split('/').at(-1);
const given = new URLSearchParams(location.hash.slice(1)).get('token');
if (given !== null) sessionStorage.setItem(id, given);
history.replaceState(null, '', location.pathname);
const message = document.querySelector('p');
const choices = document.querySelector('nav');

const call = async (method, path, body) => {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch('../' + path, { method, headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
};
const show = (text, ...elements) => {
  message.textContent = text;
  choices.replaceChildren(...elements);
};
const button = (text, action) => {
  const element = document.createElement('button');
  element.textContent = text;
  element.addEventListener('click', () => action().catch(fail));
  return element;
};
const fail = () => show('Something went wrong. Try again later.');

const offerSignIn = async (text) => {
  const { body } = await call('GET', 'auth/providers');
  const links = (body.data ?? []).map(({ display_name, login_url }) => {
    const link = document.createElement('a');
    link.textContent = display_name;
    link.href = login_url + '?return_to=' + encodeURIComponent(location.pathname);
    return link;
  });
  show(text, ...links);
};
const accept = async () => {
  const token = sessionStorage.getItem(id);
  const { status } = await call('POST', 'users/me/invitations/' + id + '/accept', token === null ? {} : { token });
  if (status === 200) return show('You are now a member.');
  if (status === 404) return show('This link no longer works. Check your email for a newer one.');
  show('The invitation is no longer open.');
};
const decline = async () => {
  const { status } = await call('POST', 'users/me/invitations/' + id + '/decline');
  show(status === 200 ? 'You declined the invitation.' : 'The invitation is no longer open.');
};
const begin = async () => {
  const { status, body } = await call('GET', 'users/me/invitations?limit=100');
  if (status === 401) return offerSignIn('Sign in with the email address that was invited:');
  if (status !== 200) return fail();
  const invitation = body.data.find((received) => received.id === id);
  if (invitation === undefined) {
    return offerSignIn('You have no open invitation here for your verified email address. Sign in with another account:');
  }
  show(
    'You are invited to join the organization “' + invitation.organization_name + '”. Your role: ' + invitation.role + '.',
    button('Accept', accept),
    button('Decline', decline),
  );
};
begin().catch(fail);
`;

/** The page behind every invitation's link. */
export const INVITATION_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Invitation</title>
<style>${STYLE}</style></head>
<body><h1>Weir</h1><p>Loading …</p><nav></nav><noscript>This page needs JavaScript.</noscript>
<script type="module">${SCRIPT}</script></body>
</html>
`;

/** Only the page's own script and style run in it, and it connects to the gateway only. */
export const INVITATION_PAGE_POLICY = [
  "default-src 'none'",
  `script-src '${sourceHash(SCRIPT)}'`,
  `style-src '${sourceHash(STYLE)}'`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** CSP Level 3 §2.3.1, `hash-source`. */
function sourceHash(source: string): string {
  return `sha256-${createHash('sha256').update(source).digest('base64')}`;
}
