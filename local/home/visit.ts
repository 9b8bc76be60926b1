import type { Locale } from '#domain/messages/locale.ts';
import type { Clock } from '#local/clock.ts';
import type { Cloud } from '#local/cloud/cloud.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import type { Words } from './words/words.ts';

/** The languages of the home pages. */
export const WORDS: Record<Locale, Words> = { en, ja, fr };

/** What the home pages show. Addresses are without trailing slash. */
export interface Shown {
  cloud: Cloud;
  clock: Clock;
  urls: {
    marketplace: string;
    publicDoor: string;
    register: string;
    operatorDoor: string;
    endpoints: string;
    /** The seller's product; where a product's registration is verified. */
    vendor?: string;
    /** Vendors' own systems, where a product has them. */
    activation?: string;
    licensing?: string;
  };
  /** Resolves once nothing is under way that does not wait for time. */
  settle(withinMs?: number): Promise<void>;
}

/** A person's look at a page. */
export interface Visit {
  locale: Locale;
  words: Words;
  /** Path of the page, for the language switch. */
  path: string;
}

/** An instant in the visitor's language, UTC, to the second. */
export const moment = ({ locale }: Visit, epochMs: number): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }).format(
    epochMs,
  );

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A duration in the visitor's language, e.g. `2 days, 3 hours`. */
export const duration = ({ locale }: Visit, ms: number): string => {
  const parts = {
    days: Math.floor(ms / DAY_MS),
    hours: Math.floor((ms % DAY_MS) / HOUR_MS),
    minutes: Math.floor((ms % HOUR_MS) / MINUTE_MS),
  };
  const units = (['days', 'hours', 'minutes'] as const).filter((unit) => parts[unit] > 0);
  const shown = units.length === 0 ? (['minutes'] as const) : units;
  const format = (unit: 'days' | 'hours' | 'minutes') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' }).format(
      parts[unit],
    );
  return new Intl.ListFormat(locale, { type: 'unit' }).format(shown.map(format));
};
