import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';

const STYLE = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 24rem; margin: 15vh auto; padding: 0 1rem }
input, button { font: inherit; box-sizing: border-box; width: 100%; padding: .5rem; margin: .25rem 0 1rem }`;

/** No scripts; one style, allowed by its hash. */
export const DEV_SIGN_IN_POLICY =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A form that asks for the user's name. Its address is relative: a proxy may add a prefix. */
export function devSignInPage(returnTo: string) {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Weir: development sign-in</title><meta name="viewport" content="width=device-width, initial-scale=1">
<style>${raw(STYLE)}</style></head>
<body>
<h1>Development sign-in</h1>
<p>DEV_LOGIN is on, so anyone can sign in as any user. Never turn it on where others can reach this machine.</p>
<form method="post" action="login">
<label>Name or email address<input name="name" required maxlength="100" autocomplete="username" autofocus></label>
<input type="hidden" name="return_to" value="${returnTo}">
<button>Sign in</button>
</form>
</body>
</html>
`;
}
