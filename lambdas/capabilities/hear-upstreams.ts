/**
 * What is said of a vendor's systems: kept where it is news. Whatever waits for a system that turned is then looked at.
 * @module
 */
import { isTurned, type SaidOfUpstream, upstreamSaid } from '#domain/capabilities/upstream.ts';
import type { Cause } from '#domain/journal.ts';
import { upstreamTermsOf } from '#domain/policy/capabilities-terms.ts';
import { log } from '#lambdas/edge/log.ts';
import type { Vendor } from '#lambdas/edge/vendor.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { loadUpstreams, upstreamKeyOf } from './upstream-keys.ts';
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

/** What asking takes; the API of accounts has it too. */
export interface AskingPorts extends Pick<WorkerPorts, 'store' | 'policies' | 'surroundings' | 'queue'> {
  readonly vendor: Pick<Vendor, 'upstreams'>;
}

/** Those that turn by what was said come first; of the others only the time is news, and nobody must hear of it. */
const sorted = async (
  { store, surroundings }: AskingPorts,
  { productCode, said }: OfProduct,
): Promise<readonly [turning: SaidOfUpstream[], steady: SaidOfUpstream[]]> => {
  const ids = said.map(({ upstreamId }) => upstreamId);
  const known = await loadUpstreams(store, productCode, ids);
  const turns = (each: SaidOfUpstream): boolean => {
    const before = known.find(({ upstreamId }) => upstreamId === each.upstreamId);
    return isTurned(before, upstreamSaid(before, each, surroundings.now()));
  };
  return [said.filter(turns), said.filter((each) => !turns(each))];
};

const keepSaid = async (
  { store, surroundings }: AskingPorts,
  { productCode, said }: OfProduct,
  cause: Cause,
  quiet: boolean,
): Promise<string[]> => {
  const walked = await walk(
    store,
    surroundings,
    { ...cause, verb: 'hear-upstreams' },
    (work) => putSaid(work, { productCode, said }),
    { quiet },
  );
  if (walked.outcome === 'refused') throw new Error(`upstreams of ${productCode}: ${walked.refusal.refused}`);
  return walked.result;
};

/**
 * Asks the vendor which of its systems are down, and keeps what it says of those that the policy names.
 * @throws where the commit kept conflicting, or the queue takes nothing: the message is delivered again
 */
export const askUpstreams = async (ports: AskingPorts, productCode: string, cause: Cause): Promise<void> => {
  const heard = await ports.vendor.upstreams(productCode);
  if (!('said' in heard)) return log.warn('the vendor did not say what is down', { productCode, ...heard });
  const named = upstreamTermsOf(await ports.policies.forProduct(productCode)).map(({ id }) => id);
  const said = heard.said.filter(({ upstreamId }) => named.includes(upstreamId));
  const [turning, steady] = await sorted(ports, { productCode, said });
  const turned = [
    ...(await keepSaid(ports, { productCode, said: turning }, cause, false)),
    ...(await keepSaid(ports, { productCode, said: steady }, cause, true)),
  ];
  if (turned.length === 0) return;
  log.info('systems of a vendor turned', { productCode, turned: turned.join(', ') });
  await ports.queue.send(turned.map((id) => ({ kind: 'upstream' as const, id })));
};
