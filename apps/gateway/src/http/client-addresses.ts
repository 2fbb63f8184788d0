import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Longest chain of proxies that is followed. */
const MAX_HOPS = 32;

/** Finds the client's address behind trusted proxies. */
export class ClientAddresses {
  readonly #trusted: BlockList;

  /** @param trustedProxies CIDR blocks of proxies that set `X-Forwarded-For` */
  constructor(trustedProxies: readonly string[]) {
    this.#trusted = toBlockList(trustedProxies);
  }

  /**
   * The address of the client: the last one in the chain that is not a trusted proxy. What a client itself writes into
   * `X-Forwarded-For` comes before that and is ignored. Empty when the connection is gone.
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

/** CIDR blocks as a `BlockList` of Node. */
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
 * An IPv4 address that a dual-stack socket reports as IPv6 (RFC 4291 §2.5.5.2), as IPv4. A zone (RFC 4007 §11) is removed:
 * it is valid on one host only, and PostgreSQL does not accept it.
 */
function plain(zoned: string): string {
  const [address] = zoned.split('%', 1) as [string];
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
