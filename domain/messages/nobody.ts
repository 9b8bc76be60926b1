/**
 * Why nobody pays for an hour, in the languages of Concord.
 * @module
 */
import type { Nobody } from '../tenant/billing.ts';
import { fill } from './fill.ts';
import type { Locale } from './locale.ts';

/** Templates by language. */
export const NOBODY_TEXTS: Readonly<Record<Locale, Readonly<Record<Nobody, string>>>> = {
  en: {
    BEFORE_FIRST_PAYER: 'Nobody pays for that hour: the first payer began later.',
    BETWEEN_PAYERS: 'Nobody pays for that hour: one payer had ended and the next had not begun.',
    NO_PAYER_NOW: 'Nobody pays for that hour: the last payer has ended.',
    OTHER_CHANNEL: 'AWS Marketplace does not bill that hour: the tenant is billed as “{channel}”.',
  },
  ja: {
    BEFORE_FIRST_PAYER: 'この時間の支払元はありません：最初の支払元が始まる前です。',
    BETWEEN_PAYERS: 'この時間の支払元はありません：前の支払元が終了し、次がまだ始まっていませんでした。',
    NO_PAYER_NOW: 'この時間の支払元はありません：最後の支払元は終了しています。',
    OTHER_CHANNEL: 'この時間は AWS Marketplace では請求されません：テナントの請求方法は「{channel}」です。',
  },
  fr: {
    BEFORE_FIRST_PAYER: 'Personne ne paie pour cette heure : le premier payeur a commencé plus tard.',
    BETWEEN_PAYERS:
      'Personne ne paie pour cette heure : un payeur avait pris fin et le suivant n’avait pas commencé.',
    NO_PAYER_NOW: 'Personne ne paie pour cette heure : le dernier payeur a pris fin.',
    OTHER_CHANNEL: 'AWS Marketplace ne facture pas cette heure : le locataire est facturé par « {channel} ».',
  },
};

/** Why nobody pays for an hour, in words. */
export const nobodyText = (nobody: Nobody, channel: string, locale: Locale): string =>
  fill(NOBODY_TEXTS[locale][nobody], { channel });
