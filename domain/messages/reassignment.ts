/**
 * A reassignment in words: its steps, risks and happenings, each with the AWS account that it speaks of. The plan has the
 * codes and values; table D1-4 of the licensing rules says what has to be said when.
 * @module
 */
import type { Plan } from '../reassignment/plan.ts';
import type { PlanStep } from '../reassignment/plan-steps.ts';
import type { Risk } from '../reassignment/risks.ts';
import type { NextStep } from '../reassignment/standing.ts';
import type { Happening } from '../reassignment/timeline.ts';
import type { Lack } from '../reassignment/verification.ts';
import { parseInstant } from '../time.ts';
import { type Fillings, fill } from './fill.ts';
import type { Locale } from './locale.ts';
import { REASSIGNMENT_EN } from './reassignment.en.ts';
import { REASSIGNMENT_FR } from './reassignment.fr.ts';
import { REASSIGNMENT_JA } from './reassignment.ja.ts';
import type { ReassignmentWords, StepText } from './reassignment.words.ts';
import { timeIn } from './time-in.ts';

/** Templates by language. */
export const REASSIGNMENT_TEXTS: Readonly<Record<Locale, ReassignmentWords>> = {
  en: REASSIGNMENT_EN,
  ja: REASSIGNMENT_JA,
  fr: REASSIGNMENT_FR,
};

/** A lack as a person reads it: the service, and what is shown of it. */
const lackText = (lack: Lack): string[] => {
  if (lack.lacks === 'freshness') return [];
  if (lack.lacks !== 'service') return [lack.said];
  return [lack.said === undefined ? lack.name : `${lack.name} (${lack.said})`];
};

const lackingOf = ({ change: { verified, terms } }: Plan): string => {
  const lacking =
    verified?.result.outcome === 'incomplete'
      ? verified.result.lacking.flatMap(lackText)
      : terms.verification.services.map(({ name }) => name);
  return lacking.length === 0 ? terms.verification.subscriptionType : lacking.join(', ');
};

/** What every text about the plan may be filled with. */
const fillingsOf = (plan: Plan, locale: Locale): Fillings => {
  const { change, productName, source, target, offer } = plan;
  const { subscriptionType: type, registered, services } = change.terms.verification;
  const label = offer?.wanted?.label ?? target.offer?.label ?? change.target.offerId;
  return {
    productName,
    tenantId: change.tenantId,
    sourceAccount: source.buyerAccount,
    targetAccount: target.buyerAccount,
    ...(change.takeover ? { fromTenantId: change.takeover.fromTenantId } : {}),
    ...(label === undefined ? {} : { offerLabel: label }),
    type,
    registered,
    services: services.map(({ name }) => name).join(', '),
    lacking: lackingOf(plan),
    cancelPath: fill(REASSIGNMENT_TEXTS[locale].cancelPath, { productName }),
  };
};

/** Instants among the details are said in the reader's language. */
const inWords = (details: Readonly<Record<string, string>>, locale: Locale): Fillings =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      const at = /^\d{4}-\d\d-\d\dT/.test(value) ? parseInstant(value) : undefined;
      return [name, at === undefined ? value : timeIn(locale, at)];
    }),
  );

const verifying = (plan: Plan, who: NextStep['who']): StepText => {
  const isListed = plan.change.terms.verification.services.length > 0;
  if (who === 'seller-system') return isListed ? 'VERIFY_SYSTEM_SERVICES' : 'VERIFY_SYSTEM';
  return isListed ? 'VERIFY_SERVICES' : 'VERIFY';
};

const textsOf = (plan: Plan, { code, who }: Pick<NextStep, 'code' | 'who'>, known: Fillings): StepText[] => {
  if (code === 'SUBSCRIBE') return [known.offerLabel === undefined ? 'SUBSCRIBE' : 'SUBSCRIBE_TO'];
  if (code !== 'VERIFY') return [code];
  const isLacking = plan.change.verified?.result.outcome === 'incomplete';
  return [verifying(plan, who), ...(isLacking ? ['VERIFY_LACKING' as const] : [])];
};

/** A step in words; the account that it must be done in stands in them. */
export const stepText = (plan: Plan, step: NextStep | PlanStep, locale: Locale): string => {
  const known = fillingsOf(plan, locale);
  const account = step.account === undefined ? {} : { account: step.account };
  const fillings = { ...known, ...account };
  return textsOf(plan, step, known)
    .map((text) => fill(REASSIGNMENT_TEXTS[locale].steps[text], fillings))
    .join(locale === 'ja' ? '' : ' ');
};

/** What there is to do for the offer (table D1-1), in words; absent where private offers do not matter. */
export const offerText = (plan: Plan, locale: Locale): string | undefined =>
  plan.offer && fill(REASSIGNMENT_TEXTS[locale].offers[plan.offer.step], fillingsOf(plan, locale));

/** A risk in words. */
export const riskText = (plan: Plan, { code, details }: Risk, locale: Locale): string =>
  fill(REASSIGNMENT_TEXTS[locale].risks[code], { ...fillingsOf(plan, locale), ...inWords(details, locale) });

/** Whether canceling the source is safe, and why not, in words. */
export const cancelSafeText = (plan: Plan, locale: Locale): string => {
  const { cancelSafe } = plan;
  const code = cancelSafe.safe ? 'SAFE' : cancelSafe.why;
  const services = cancelSafe.safe ? {} : { services: lackingOf(plan) };
  return fill(REASSIGNMENT_TEXTS[locale].cancelSafe[code], { ...fillingsOf(plan, locale), ...services });
};

/** The state in words: its name, and why, where it needs attention or came to nothing. */
export const stateText = (plan: Plan, locale: Locale): { name: string; reason?: string } => {
  const { states, attention, aborts } = REASSIGNMENT_TEXTS[locale];
  const { state } = plan.change;
  const name = states[state.name];
  if (state.name === 'NEEDS_ATTENTION') {
    return { name, reason: fill(attention[state.reason], fillingsOf(plan, locale)) };
  }
  return state.name === 'ABORTED'
    ? { name, reason: fill(aborts[state.reason], fillingsOf(plan, locale)) }
    : { name };
};

/** Whose step it is, in words. */
export const actorText = (who: NextStep['who'], locale: Locale): string =>
  REASSIGNMENT_TEXTS[locale].actors[who];

/** What happened, in words. */
export const happeningText = ({ code, details }: Happening, locale: Locale): string =>
  fill(REASSIGNMENT_TEXTS[locale].happened[code], inWords(details, locale));
