import { type LookupAddress, type LookupOptions, lookup as lookUpName } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Networks that are not the public internet: what is there must not be reached because a feed or a redirect says so.
 *
 * @see IANA special-purpose address registries (RFC 6890 and its updates)
 */
const privateNetworks: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['::1', 128],
  // IPv6 addresses that contain an IPv4 address (NAT64, 6to4, Teredo, compatible): that could be any of the above.
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const blocked = createBlockList();

function createBlockList(): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of privateNetworks)
    list.addSubnet(network, prefix, isIP(network) === 6 ? 'ipv6' : 'ipv4');
  return list;
}

/** Names that lead to this machine or its cloud whatever the resolver says. */
const privateName = /(?:^|\.)(?:localhost|local|internal|localdomain|home\.arpa)\.?$/i;

/** Whether an address is outside the public internet. IPv4 written as IPv6 (`::ffff:7f00:1`) counts as the IPv4 address. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family === 0 || blocked.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Whether the host of a URL is refused before anything is looked up: a literal address never reaches the lookup.
 *
 * @param hostname as WHATWG URL gives it: IPv4 in four decimal numbers however it was written, IPv6 in brackets
 */
export function isPrivateHost(hostname: string): boolean {
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) === 0 ? privateName.test(hostname) : isPrivateAddress(literal);
}

/** Why a connection was not made: the name leads to a private address. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/**
 * Looks a name up and refuses it when any of its addresses is private. The connection uses the addresses that were checked,
 * so a name that changes its answer in between gains nothing.
 *
 * @param lookUp how names are resolved; tests pass their own
 */
export function guardedLookup(lookUp: typeof lookUpName = lookUpName): LookupFunction {
  return (hostname, options: LookupOptions, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses: readonly LookupAddress[]) => {
      if (error !== null) return callback(error, []);
      const refused = addresses.find(({ address }) => isPrivateAddress(address));
      if (refused !== undefined || addresses.length === 0) {
        const found = refused?.address ?? 'no address';
        return callback(new PrivateAddressError(`${hostname} leads to ${found}`), []);
      }
      const [{ address, family } = { address: '', family: 4 }] = addresses;
      return options.all === true ? callback(null, [...addresses]) : callback(null, address, family);
    });
  };
}
