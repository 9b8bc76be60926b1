/**
 * The person reads on in another language; pages and letters follow.
 * @module
 */
import type { Locale } from '#domain/messages/locale.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { causeOf, type PagePorts } from './ports.ts';

/** Remembers the language in the registration; nobody has to hear of it. */
export const switchLanguage = async (
  ports: PagePorts,
  referenceHash: string,
  locale: Locale,
  correlationId: string,
): Promise<void> => {
  const cause = causeOf('switch-language', correlationId);
  await walk(
    ports.store,
    ports.surroundings,
    cause,
    async (work) => {
      const registration = await work.read('registration', referenceHash);
      if (registration && registration.locale !== locale) {
        work.put('registration', referenceHash, { ...registration, locale });
      }
    },
    { quiet: true },
  );
};
