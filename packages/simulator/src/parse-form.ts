/** @returns the parts of a form (`multipart/form-data`) by name, with the bytes of each as Latin-1; undefined if it is none. */
export function parseForm(contentType: string, body: Buffer): Record<string, string> | undefined {
  const boundary = /^multipart\/form-data;.*?boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const parts = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`).slice(1);
  const form: Record<string, string> = {};
  for (const part of parts) {
    const end = part.indexOf('\r\n\r\n');
    const name = /;\s*name="?([^";\r\n]+)/i.exec(part.slice(0, end))?.[1];
    if (end !== -1 && name !== undefined) form[name] = part.slice(end + 4);
  }
  return form;
}
