/**
 * A vendor says by itself what it shows: each observation is a commit of its own, and answered in its place.
 * @module
 */
import type { PropagationObservationResult } from '#domain/api/propagations.ts';
import { hearSaid, readObservation, type SaidOfThing } from '#domain/capabilities/observe.ts';
import { readingOf } from '#domain/capabilities/propagation.ts';
import { sharedBySubject } from '#domain/capabilities/templates.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import type { Cause } from '#domain/journal.ts';
import type { Locale } from '#domain/messages/locale.ts';
import {
  ACTIVATION_WORDS,
  CAPABILITIES_WORDS,
  REQUEST_WORDS,
  wordsTogether,
} from '#domain/messages/refusal-groups.ts';
import { wordsOf } from '#domain/messages/refusals.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { propagationPath } from './paths.ts';
import type { PropagationPorts } from './propagation-ports.ts';
import { putPropagation, upstreamsNeeded } from './put-propagation.ts';
import { newCustomersKeyOf, templateKeyOf } from './template-keys.ts';

type Key = 'POST /v1/propagation-observations';

/** Of what a single observation may be refused with. */
const OBSERVATION_WORDS = wordsTogether([REQUEST_WORDS, CAPABILITIES_WORDS, ACTIVATION_WORDS]);

/** The latest change of what all customers of a product share. */
const latestOfReseller = async (work: UnitOfWork, productCode: string, subject: string) => {
  const shared = sharedBySubject(subject);
  if (!shared) return undefined;
  const thing =
    'templateId' in shared
      ? await work.read('template', templateKeyOf(productCode, shared.templateId))
      : await work.read('newCustomers', newCustomersKeyOf(productCode, shared.product));
  return thing?.propagationId;
};

/** The id of the latest change of a thing; `undefined` where nobody asked for one. */
const latestOf = async (work: UnitOfWork, said: SaidOfThing): Promise<string | undefined | Refusal> => {
  const { tenantId, subject } = said;
  if ('productCode' in said) return latestOfReseller(work, said.productCode, subject);
  const account = await work.read('vendorAccount', tenantId);
  if (!account) return refuse('NO_VENDOR_ACCOUNT', { tenantId });
  // its own property, since a subject is anything that anybody sends
  return Object.hasOwn(account.latest, subject) ? account.latest[subject] : undefined;
};

type Heard = Extract<PropagationObservationResult, { status: 'accepted' | 'unasked' }>;

const hear = async (work: UnitOfWork, said: SaidOfThing): Promise<Heard | Refusal> => {
  const { tenantId, subject, value, asOf } = said;
  const propagationId = await latestOf(work, said);
  if (isRefusal(propagationId)) return propagationId;
  const before = propagationId === undefined ? undefined : await work.read('propagation', propagationId);
  if (!before) return { status: 'unasked', tenantId, subject };
  const after = hearSaid(before, { value, asOf }, await upstreamsNeeded(work, before), work.now);
  await putPropagation(work, before, after);
  return {
    status: 'accepted',
    tenantId,
    subject,
    news: after !== before,
    state: readingOf(after, work.now).state,
    href: propagationPath(after.propagationId),
  };
};

const tenantIn = (observation: unknown): { tenantId?: string } => {
  const tenantId = (observation as { tenantId?: unknown } | null)?.tenantId;
  const isTenant = typeof tenantId === 'string' && /^(t-[0-9a-z]{10,40}|reseller)$/.test(tenantId);
  return isTenant ? { tenantId } : {};
};

const refused = (refusal: Refusal, observation: unknown, locale: Locale): PropagationObservationResult => {
  const { detail, remedies } = wordsOf(refusal, locale, OBSERVATION_WORDS);
  return {
    status: 'refused',
    ...tenantIn(observation),
    code: refusal.refused,
    message: detail,
    remedy: remedies[0]?.text ?? '',
  };
};

const causeOf = ({ caller, correlationId }: Asked<Key>): Cause => ({
  door: 'capabilities',
  verb: 'observe-propagation',
  actor: { kind: 'operator', principal: caller.principal, role: caller.role },
  correlationId,
});

/** `POST /v1/propagation-observations`. */
export const observePropagations =
  ({ store, surroundings }: PropagationPorts): Handler<Key> =>
  async (asked) => {
    const dryRun = asked.query.dryRun ?? false;
    const results: PropagationObservationResult[] = [];
    for (const observation of asked.body.observations) {
      const said = readObservation(observation, surroundings.now());
      const walked = isRefusal(said)
        ? { outcome: 'refused' as const, refusal: said }
        : await walk(store, surroundings, causeOf(asked), (work) => hear(work, said), { dryRun });
      results.push(
        walked.outcome === 'refused' ? refused(walked.refusal, observation, asked.locale) : walked.result,
      );
    }
    return { body: { dryRun, results } };
  };
