import { DomainError } from '@weir/domain/kernel';
import { isLoopbackAddress, isLoopbackHost } from '../../../loopback.ts';
import type { Bindings } from '../../bindings.ts';

/** What proxies add: behind one, the socket of anybody comes from this machine. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Lets in whoever sits at this machine. The `Host` counts too: a page whose name has been made to resolve to loopback
 * (DNS rebinding) sends its own.
 *
 * @throws DomainError `cross_origin_refused`
 */
export function requireLoopback({ incoming }: Pick<Bindings, 'incoming'>): void {
  const { headers, socket } = incoming;
  const host = headers.host?.replace(/:\d+$/, '') ?? '';
  const isForwarded = FORWARDED.some((name) => headers[name] !== undefined);
  if (isLoopbackAddress(socket.remoteAddress ?? '') && isLoopbackHost(host) && !isForwarded) return;
  throw new DomainError('cross_origin_refused', 'The development sign-in is for this machine alone.');
}
