/**
 * What is said of a vendor's systems: kept where it is news. Whatever waits for a system that turned is then looked at.
 * @module
 */
import { isTurned, type SaidOfUpstream, upstreamSaid } from '#domain/capabilities/upstream.ts';
import type { Cause } from '#domain/journal.ts';
import { upstreamTermsOf } from '#domain/policy/capabilities-terms.ts';
import { log } from '#lambdas/edge/log.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { upstreamKeyOf } from './upstream-keys.ts';
import type { WorkerPorts } from './worker-ports.ts';

/** A system of a product. */
export interface OfProduct {
  readonly productCode: string;
  readonly said: readonly SaidOfUpstream[];
}

/**
 * Puts what was said, in a unit of work.
 * @returns the keys of those that went down or came back
 */
export const putSaid = async (work: UnitOfWork, { productCode, said }: OfProduct): Promise<string[]> => {
  const keys = said.map(({ upstreamId }) => upstreamKeyOf(productCode, upstreamId));
  const known = await work.readAll('upstream', keys);
  return said.flatMap((each, index) => {
    const key = upstreamKeyOf(productCode, each.upstreamId);
    const before = known[index];
    const after = upstreamSaid(before, each, work.now);
    if (after === before) return [];
    work.put('upstream', key, after);
    return isTurned(before, after) ? [key] : [];
  });
};

/**
 * Asks the vendor which of its systems are down, and keeps what it says of those that the policy names.
 * @throws where the commit kept conflicting, or the queue takes nothing: the message is delivered again
 */
export const askUpstreams = async (ports: WorkerPorts, productCode: string, cause: Cause): Promise<void> => {
  const heard = await ports.vendor.upstreams(productCode);
  if (!('said' in heard)) return log.warn('the vendor did not say what is down', { productCode, ...heard });
  const named = upstreamTermsOf(await ports.policies.forProduct(productCode)).map(({ id }) => id);
  const said = heard.said.filter(({ upstreamId }) => named.includes(upstreamId));
  const walked = await walk(ports.store, ports.surroundings, { ...cause, verb: 'hear-upstreams' }, (work) =>
    putSaid(work, { productCode, said }),
  );
  if (walked.outcome === 'refused') throw new Error(`upstreams of ${productCode}: ${walked.refusal.refused}`);
  const turned = walked.result;
  if (turned.length === 0) return;
  log.info('systems of a vendor turned', { productCode, turned: turned.join(', ') });
  await ports.queue.send(turned.map((id) => ({ kind: 'upstream' as const, id })));
};
