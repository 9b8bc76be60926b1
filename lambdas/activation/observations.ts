/**
 * `POST /v1/activation-observations`: each observation is answered in its place, in the caller's language.
 * @module
 */
import { observedTenant } from '#domain/activation/observe.ts';
import type { ActivationObservationResult } from '#domain/api/activations.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { wordedHint } from '#domain/messages/hints.ts';
import { VENDOR_HINTS } from '#domain/messages/hints.vendor.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { ACTIVATION_WORDS, REQUEST_WORDS, wordsTogether } from '#domain/messages/refusal-groups.ts';
import { wordsOf } from '#domain/messages/refusals.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { DOOR } from './corridor.ts';
import { type HeardObservation, hearObservations } from './observe.ts';
import type { ApiPorts } from './ports.ts';

const WORDS = wordsTogether([REQUEST_WORDS, ACTIVATION_WORDS]);

const resultOf = (
  outcome: HeardObservation | Refusal,
  input: unknown,
  locale: Locale,
): ActivationObservationResult => {
  if (isRefusal(outcome)) {
    const { detail, remedies } = wordsOf(outcome, locale, WORDS);
    const tenantId = observedTenant(input);
    return {
      status: 'refused',
      ...(tenantId === undefined ? {} : { tenantId }),
      code: outcome.refused,
      message: detail,
      remedy: remedies[0]?.text ?? '',
    };
  }
  const { tenantId, state, isNews, next } = outcome;
  return {
    status: 'accepted',
    ...{ tenantId, news: isNews, state },
    next: next.map((hint) => wordedHint(hint, locale, VENDOR_HINTS)),
  };
};

/** Takes a request's observations. */
export const observeActivations =
  (ports: ApiPorts): Handler<'POST /v1/activation-observations'> =>
  async ({ body: { observations }, query, caller, correlationId, locale }) => {
    const dryRun = query.dryRun ?? false;
    const { principal, role } = caller;
    const cause = {
      door: DOOR,
      verb: 'observe-activation',
      actor: { kind: 'operator' as const, principal, role },
      correlationId,
    };
    const outcomes = await hearObservations(ports, observations, { cause, dryRun });
    const results = outcomes.map((outcome, index) => resultOf(outcome, observations[index], locale));
    return { body: { dryRun, results } };
  };
