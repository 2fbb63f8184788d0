import { type LookupAddress, type LookupAllOptions, lookup as lookUpInSystem } from 'node:dns';
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net';
import { DomainError } from '@weir/domain/kernel';

/** Never an upstream: this host as "any address", link-local, where clouds keep metadata and credentials, multicast, reserved. */
const NEVER = [
  '0.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Metadata outside the link-local range: Azure, Alibaba, Oracle, AWS, Google.
  '168.63.129.16/32',
  '100.100.100.200/32',
  '192.0.0.192/32',
  'fd00:ec2::/32',
  'fd20:ce::/32',
  '::/128',
  'fe80::/10',
  'ff00::/8',
  // Tunnels to an IPv4 address that this list would not see: Teredo and 6to4.
  '2001::/32',
  '2002::/16',
  '64:ff9b:1::/48',
];

/** Loopback, private, shared and benchmark ranges, RFC 6890. */
const PRIVATE = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '::1/128',
  'fc00::/7',
  'fec0::/10',
];

/** NAT64 (RFC 6052): the last 32 bits are the IPv4 address. */
const NAT64 = /^64:ff9b::(?:([0-9a-f]{1,4}):)?([0-9a-f]{1,4})$/;

/** The code of the error with which a connection attempt to a refused address fails. */
export const ADDRESS_REFUSED = 'WEIR_ADDRESS_REFUSED';

/** All addresses of a name, as `dns.lookup` with `all` gives them. */
export type LookUpAll = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Decides to which addresses requests may go whose URL somebody set. Names are resolved here, and the connection is made to the
 * address that was checked, so that a second answer of a name server changes nothing (DNS rebinding).
 */
export class AddressGuard {
  readonly #never = blockList(NEVER);
  readonly #private = blockList(PRIVATE);
  readonly #allowed: BlockList;
  readonly #lookUpAll: LookUpAll;

  /** @param allowedPrivate CIDR blocks of private ranges to which guarded connections may go, too */
  constructor(allowedPrivate: readonly string[] = [], lookUpAll: LookUpAll = lookUpInSystem) {
    this.#allowed = blockList(allowedPrivate);
    this.#lookUpAll = lookUpAll;
  }

  /** @param guarded set over the API: private ranges are for what the operator's configuration names */
  allows(address: string, guarded: boolean): boolean {
    const checked = embeddedIPv4(address) ?? address;
    const family = isIPv4(checked) ? 'ipv4' : 'ipv6';
    if (this.#never.check(checked, family)) return false;
    if (!guarded || !this.#private.check(checked, family)) return true;
    return this.#allowed.check(checked, family);
  }

  /** Throws the error with {@link ADDRESS_REFUSED} for a host that is an address and is not allowed. Names are for {@link lookup}. */
  requireHost(host: string, guarded: boolean): void {
    const address = host.replace(/^\[|\]$/g, '');
    if (isIP(address) !== 0 && !this.allows(address, guarded)) throw refused();
  }

  /** For `net.connect`. A name with any address that is not allowed is refused as a whole: no public name has a private one. */
  lookup(guarded: boolean): LookupFunction {
    return (host, options, callback) => {
      this.#lookUpAll(host, { ...options, all: true }, (error, addresses) => {
        if (error !== null) return callback(error, []);
        const [first] = addresses;
        if (first === undefined || !addresses.every(({ address }) => this.allows(address, guarded))) {
          return callback(refused(), []);
        }
        if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      });
    };
  }
}

/** Throws DomainError `invalid_parameter` for a base URL whose host is an address that a guarded connection may not have. */
export function requireAllowedAddress(guard: AddressGuard, baseUrl: string): void {
  try {
    guard.requireHost(new URL(baseUrl).hostname, true);
  } catch (cause) {
    throw new DomainError(
      'invalid_parameter',
      'base_url must not be a private or link-local address. ALLOW_PRIVATE_UPSTREAMS can allow private ones.',
      { param: 'base_url', cause },
    );
  }
}

function refused(): NodeJS.ErrnoException {
  return Object.assign(new Error('The address is not allowed.'), { code: ADDRESS_REFUSED });
}

/** IPv4-mapped addresses are checked by BlockList itself. */
function embeddedIPv4(address: string): string | null {
  const match = NAT64.exec(address.toLowerCase());
  if (match === null) return null;
  const [high, low] = [match[1] ?? '0', match[2]!].map((part) => Number.parseInt(part, 16)) as [
    number,
    number,
  ];
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address, prefix] = range.split('/') as [string, string];
    list.addSubnet(address, Number(prefix), isIPv4(address) ? 'ipv4' : 'ipv6');
  }
  return list;
}
