import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Longest chain of proxies that is followed. */
const MAX_HOPS = 32;

/** Tells where requests come from, through the proxies that may be believed. */
export class ClientAddresses {
  readonly #trusted: BlockList;

  /** @param trustedProxies CIDR blocks of proxies that set `X-Forwarded-For` */
  constructor(trustedProxies: readonly string[]) {
    this.#trusted = toBlockList(trustedProxies);
  }

  /**
   * The address of the client: the last one in the chain that is no trusted proxy. What a client itself writes into
   * `X-Forwarded-For` stands before that and is not believed. Empty for a connection that is gone.
   */
  of(incoming: IncomingMessage): string {
    let address = plain(incoming.socket.remoteAddress ?? '');
    const forwarded = incoming.headers['x-forwarded-for'];
    if (forwarded === undefined || !isIn(this.#trusted, address)) return address;
    const hops = String(forwarded).split(',').slice(-MAX_HOPS).reverse();
    for (const hop of hops) {
      const named = plain(hop.trim());
      if (isIP(named) === 0) return address;
      address = named;
      if (!isIn(this.#trusted, address)) return address;
    }
    return address;
  }
}

/** CIDR blocks in the form that Node checks addresses against. */
export function toBlockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network, bits] = range.split('/') as [string, string];
    list.addSubnet(network, Number(bits), isIP(network) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

export function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/**
 * An IPv4 address that a dual-stack socket tells as IPv6 (RFC 4291 §2.5.5.2), as IPv4; and no zone (RFC 4007 §11), which
 * means something to one host only, and which PostgreSQL takes for no part of an address.
 */
function plain(zoned: string): string {
  const [address] = zoned.split('%', 1) as [string];
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
