/**
 * What buyers, AWS and whoever runs the simulator do, beside AWS's own API. Each act is one POST of the control API
 * under the same name (`docs/simulator.md`), and one method of the core.
 * @module
 */
import * as v from 'valibot';
import { cancelable } from './agreement/cancelAgreement.ts';
import { type Coins, CoinsChange, tossCoins } from './coins.ts';
import { invalid } from './fault.ts';
import { FaultsInput } from './faults.ts';
import { accept } from './lifecycle/accept.ts';
import { settleCancellation } from './lifecycle/cancellation.ts';
import { advise, amend } from './lifecycle/change.ts';
import { endForGood } from './lifecycle/end.ts';
import { succeed } from './lifecycle/succeed.ts';
import { issueToken } from './lifecycle/token.ts';
import {
  agreementOf,
  cancellationRequestOf,
  currentAgreement,
  licenseOf,
  offerOf,
  productOf,
} from './lookups.ts';
import { announceOffer } from './notices/offers.ts';
import { random } from './randomness.ts';
import { AccountId, addOffer, OfferSeed } from './seeds.ts';
import type { Agreement, MarketplaceState } from './state.ts';

const act = <Schema extends v.GenericSchema, Result>(
  schema: Schema,
  perform: (state: MarketplaceState, input: v.InferOutput<Schema>, now: number) => Result,
) => ({
  schema,
  run: (state: MarketplaceState, input: unknown, now: number): Result => {
    const parsed = v.safeParse(schema, input);
    if (parsed.success) return perform(state, parsed.output, now);
    throw invalid(
      parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'input'}: ${issue.message}`).join('; '),
    );
  },
});

const Quantities = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0)));
const OfAgreement = v.strictObject({ agreementId: v.string() });

const named = ({ id, licenseArn, offerId }: Agreement) => ({ agreementId: id, licenseArn, offerId });

const living = (state: MarketplaceState, agreementId: string): Agreement => {
  const agreement = agreementOf(state, agreementId);
  if (agreement.status !== 'ACTIVE') throw invalid('The agreement has ended.', 'INACTIVE_AGREEMENT');
  return agreement;
};

/** A buyer account comes into being. */
const buyer = act(v.strictObject({ accountId: AccountId }), (state, { accountId }) => {
  if (!state.buyerAccounts.includes(accountId)) state.buyerAccounts.push(accountId);
  return { accountId };
});

/** A buyer accepts an offer, the product's public one if none is named. */
const subscribe = act(
  v.strictObject({
    accountId: AccountId,
    productCode: v.optional(v.string()),
    offerId: v.optional(v.string()),
    grants: v.optional(Quantities),
    payment: v.optional(v.picklist(['succeeds', 'fails'])),
  }),
  (state, { accountId, productCode, offerId, grants, payment }, now) => {
    const chosen = offerId ?? productOf(state, productCode ?? '').publicOfferId;
    if (productCode !== undefined && offerOf(state, chosen).productCode !== productCode)
      throw invalid('The offer is for another product.');
    return named(accept(state, { account: accountId, offerId: chosen, grants, payment }, now));
  },
);

/** The buyer cancels in the console. A contract cannot be canceled there. */
const cancel = act(OfAgreement, (state, { agreementId }, now) => {
  const agreement = living(state, agreementId);
  if (!cancelable(agreement, now)) throw invalid('An agreement with a fixed term runs to its end.');
  endForGood(state, agreement, 'CANCELLED', now);
  return { agreementId };
});

/** AWS ends an agreement: a payment failed, its support canceled it, or its time is made to be over. */
const end = act(
  v.strictObject({ agreementId: v.string(), status: v.picklist(['CANCELLED', 'EXPIRED', 'TERMINATED']) }),
  (state, { agreementId, status }, now) => {
    endForGood(state, living(state, agreementId), status, now);
    return { agreementId };
  },
);

/** AWS finds that a pending request to cancel cannot be carried out. */
const invalidate = act(
  v.strictObject({
    requestId: v.string(),
    message: v.optional(v.string(), 'Agreement is not in an active state'),
  }),
  (state, { requestId, message }, now) => {
    settleCancellation(state, cancellationRequestOf(state, requestId), 'VALIDATION_FAILED', { message, now });
    return { requestId };
  },
);

/** The agreement renews now, on the same terms and for the same time. */
const renew = act(OfAgreement, (state, { agreementId }, now) => {
  const old = living(state, agreementId);
  const endTime = old.endTime === null ? null : now + (old.endTime - old.startTime);
  const offer = offerOf(state, old.offerId);
  return named(succeed(state, old, { offer, intent: 'RENEW', now, endTime, grants: old.grants }));
});

/** Quantities or the renewal change within the agreement. */
const amendAct = act(
  v.strictObject({
    agreementId: v.string(),
    grants: v.optional(Quantities),
    autoRenew: v.optional(v.boolean()),
    proposerOptedOut: v.optional(v.boolean()),
  }),
  (state, { agreementId, ...change }, now) => {
    amend(state, living(state, agreementId), change, now);
    return { agreementId };
  },
);

/** AWS suspects something about the buyer, or no longer does. */
const adviseAct = act(
  v.strictObject({ agreementId: v.string(), resolved: v.optional(v.boolean(), false) }),
  (state, { agreementId, resolved }, now) => {
    advise(state, agreementOf(state, agreementId), resolved, now);
    return { agreementId };
  },
);

/** AWS suspends an account, or lifts that. */
const suspend = act(v.strictObject({ accountId: AccountId, suspended: v.boolean() }), (state, input) => {
  const { accountId, suspended } = input;
  const place = state.suspendedAccounts.indexOf(accountId);
  if (suspended && place < 0) state.suspendedAccounts.push(accountId);
  if (!suspended && place >= 0) state.suspendedAccounts.splice(place, 1);
  return input;
});

/** The seller or a channel partner releases an offer. */
const offer = act(OfferSeed, (state, seed, now) => {
  if (seed.id !== undefined && state.offers[seed.id] !== undefined)
    throw invalid(`${seed.id} exists already.`);
  if (state.products[seed.productCode] === undefined) throw invalid('There is no such product.');
  const released = addOffer(state, seed as OfferSeed, now);
  announceOffer(state, released, now);
  return { offerId: released.id };
});

/** The buyer chooses "Set up your account": a token, and what else the form carries. */
const token = act(v.strictObject({ licenseArn: v.string() }), (state, { licenseArn }, now) => {
  const license = licenseOf(state, licenseArn);
  const { freeTrialUntil } = currentAgreement(state, license);
  const trial = freeTrialUntil !== null && now < freeTrialUntil;
  return {
    token: issueToken(state, license, now),
    productCode: license.productCode,
    ...(trial ? { offerType: 'free-trial' as const } : {}),
  };
});

/** Sets the faults in force; what is left out is healthy again. */
const faults = act(FaultsInput, (state, input) => {
  state.faults = input;
  return input;
});

/** Turns coins; the others stay. */
const coins = act(CoinsChange, (state, change) => {
  state.coins = { ...state.coins, ...(change as Partial<Coins>) };
  return state.coins;
});

/** Tosses every coin. */
const toss = act(v.strictObject({}), (state) => {
  state.coins = tossCoins(() => random(state));
  return state.coins;
});

export const ACTS = {
  buyer,
  subscribe,
  cancel,
  end,
  invalidate,
  renew,
  amend: amendAct,
  advise: adviseAct,
  suspend,
  offer,
  token,
  faults,
  coins,
  toss,
} as const;

export type ActName = keyof typeof ACTS;
export type ActInput<Name extends ActName> = v.InferInput<(typeof ACTS)[Name]['schema']>;
export type ActResult<Name extends ActName> = ReturnType<(typeof ACTS)[Name]['run']>;
