/**
 * Hears what was activated at the vendor, though nobody asked us: each observation is judged and kept on its own.
 * @module
 */
import type { ActivationsState } from '#domain/activation/activation.ts';
import type { ActivationLink } from '#domain/activation/link.ts';
import {
  observe,
  observedTenant,
  type ReadObservation,
  readObservation,
} from '#domain/activation/observe.ts';
import { channelOf, termsFor } from '#domain/activation/tenants.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { Cause } from '#domain/journal.ts';
import type { Hint } from '#domain/messages/hints.ts';
import type { Sealed } from '#domain/sealed.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { activationsNext } from './next-steps.ts';
import type { ApiPorts } from './ports.ts';
import { putActivations } from './put.ts';
import { sealLink } from './seal-link.ts';
import { standingOf } from './standing.ts';

/** What became of an observation that was taken. */
export interface HeardObservation {
  readonly tenantId: string;
  readonly state: ActivationsState['name'];
  readonly isNews: boolean;
  readonly next: readonly Hint[];
}

type Heard = Omit<HeardObservation, 'isNews'>;

const linkIn = async (work: UnitOfWork, sealed: Sealed): Promise<ActivationLink> =>
  (await work.read('activationLink', sealed.hash)) ?? { ...sealed, state: { name: 'FREE' } };

const decide = async (
  ports: ApiPorts,
  work: UnitOfWork,
  { tenantId, product, at, byLink }: ReadObservation,
  sealed: Sealed | undefined,
): Promise<Heard | Refusal> => {
  const standing = await standingOf(ports, work, tenantId);
  if (isRefusal(standing)) return standing;
  const { tenant, policy, activations: before } = standing;
  const found = termsFor(tenant, policy);
  if (isRefusal(found)) return found;
  const observation = {
    ...{ product, byLink, channel: channelOf(tenant), seenAt: work.now },
    ...(at === undefined ? {} : { at }),
    ...(sealed ? { link: await linkIn(work, sealed) } : {}),
  };
  const observed = observe(before, observation, found.terms, work.now);
  if (isRefusal(observed)) return observed;
  const { activations: after, link, events } = observed;
  if (after !== before) {
    const cases = await putActivations(work, policy, { before, after, ...(link ? { link } : {}) });
    if (isRefusal(cases)) return cases;
    work.announce([...events, ...cases]);
  }
  return { tenantId, state: after.state.name, next: activationsNext(after, found.terms) };
};

/** How observations are heard. */
export interface Hearing {
  readonly cause: Cause;
  readonly dryRun: boolean;
}

const hearOne = async (
  ports: ApiPorts,
  input: unknown,
  { cause, dryRun }: Hearing,
): Promise<HeardObservation | Refusal> => {
  const read = readObservation(input);
  if (isRefusal(read)) return read;
  const sealed = read.link === undefined ? undefined : await sealLink(ports, read.tenantId, read.link);
  if (isRefusal(sealed)) return sealed;
  const { store, surroundings } = ports;
  const walked = await walk(store, surroundings, cause, (work) => decide(ports, work, read, sealed), {
    dryRun,
  });
  if (walked.outcome === 'refused') return walked.refusal;
  return { ...walked.result, isNews: walked.outcome !== 'unchanged' };
};

/**
 * Hears observations: those of one tenant one after the other, in their order; those of several side by side.
 * @param inputs anything at all
 * @returns what became of each, in their order
 */
export const hearObservations = async (
  ports: ApiPorts,
  inputs: readonly unknown[],
  hearing: Hearing,
): Promise<readonly (HeardObservation | Refusal)[]> => {
  const outcomes: (HeardObservation | Refusal)[] = [];
  const byTenant = Map.groupBy(inputs.keys(), (index) => observedTenant(inputs[index]) ?? '');
  const tenants = [...byTenant.values()].map(async (indexes) => {
    for (const index of indexes) outcomes[index] = await hearOne(ports, inputs[index], hearing);
  });
  await Promise.all(tenants);
  return outcomes;
};
