/**
 * Times as a person reads them.
 * @module
 */
import type { Instant } from '../time.ts';
import type { Locale } from './locale.ts';

/** A time in UTC with its zone, e.g. `November 21, 2026 at 2:23 PM UTC`. */
export const timeIn = (locale: Locale, at: Instant): string =>
  new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(at);
