/** Where the console is, with slashes at both ends: `/console/`, or `/llm/console/` behind a prefix. */
export const CONSOLE_PATH = new URL(document.baseURI).pathname;

/** Where the gateway is: the origin and the prefix of its paths, if any. Without a slash at the end. */
export const GATEWAY_URL = window.location.origin + CONSOLE_PATH.slice(0, -'/console/'.length);
