/**
 * Activations in words: what stands in a tenant, and how far a redemption is.
 * @module
 */
import type { ActivationsState, RedemptionState } from '../activation/activation.ts';
import { ACTIVATION_EN } from './activation.en.ts';
import { ACTIVATION_FR } from './activation.fr.ts';
import { ACTIVATION_JA } from './activation.ja.ts';
import type { ActivationTexts } from './activation.words.ts';
import type { Locale } from './locale.ts';

/** By language. */
const ACTIVATION_TEXTS: Readonly<Record<Locale, ActivationTexts>> = {
  en: ACTIVATION_EN,
  ja: ACTIVATION_JA,
  fr: ACTIVATION_FR,
};

/** What stands of a tenant's activations, in words. */
export const activationsText = ({ name }: Pick<ActivationsState, 'name'>, locale: Locale): string =>
  ACTIVATION_TEXTS[locale].tenants[name];

/** How far a redemption is, and why it came to nothing, in words. */
export const redemptionText = (state: RedemptionState, locale: Locale): string => {
  const { redemptions, refused, overdue } = ACTIVATION_TEXTS[locale];
  if (state.name === 'REFUSED') return refused[state.reason];
  return state.name === 'SENT' && state.overdue ? overdue : redemptions[state.name];
};
