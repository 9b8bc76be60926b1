/**
 * Activation links as they lie sealed, for whoever fills a support case.
 * @module
 */
import { AWS_BATCH_GET_KEYS_MAX } from '#domain/limits.ts';
import type { Sealed } from '#domain/sealed.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/**
 * Reads links in a unit of work.
 * @param hashes of any number of links
 * @returns those that are kept, sealed, by their hash
 */
export const readLinks = async (
  work: Pick<UnitOfWork, 'readAll'>,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Sealed>> => {
  const links = new Map<string, Sealed>();
  for (let from = 0; from < hashes.length; from += AWS_BATCH_GET_KEYS_MAX) {
    const read = await work.readAll('activationLink', hashes.slice(from, from + AWS_BATCH_GET_KEYS_MAX));
    for (const link of read) {
      if (link) links.set(link.hash, { hash: link.hash, ciphertext: link.ciphertext, masked: link.masked });
    }
  }
  return links;
};
