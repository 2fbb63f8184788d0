/** The different addresses in a text, in its order: with commas, semicolons, spaces or new lines between them. */
export function parseAddresses(text: string): string[] {
  const addresses = text.split(/[\s,;]+/).filter((part) => part !== '');
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()];
}
