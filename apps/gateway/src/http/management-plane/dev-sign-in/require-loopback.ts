import { DomainError } from '@weir/domain/kernel';
import { isLoopbackAddress, isLoopbackHost } from '../../../loopback.ts';
import type { Bindings } from '../../bindings.ts';

/** Headers that proxies add: behind a proxy, every connection comes from this machine. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Accepts only requests from this machine. Checks the `Host` too: a page whose name was made to resolve to loopback (DNS
 * rebinding) sends its own name.
 *
 * @throws DomainError `cross_origin_refused`
 */
export function requireLoopback({ incoming }: Pick<Bindings, 'incoming'>): void {
  const { headers, socket } = incoming;
  const host = headers.host?.replace(/:\d+$/, '') ?? '';
  const isForwarded = FORWARDED.some((name) => headers[name] !== undefined);
  if (isLoopbackAddress(socket.remoteAddress ?? '') && isLoopbackHost(host) && !isForwarded) return;
  throw new DomainError('cross_origin_refused', 'The development sign-in works only on this machine.');
}
