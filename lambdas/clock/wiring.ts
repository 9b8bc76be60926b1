/**
 * What the clock's two functions are made of; the one place of them that reads their environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { newDigits, now } from '#lambdas/edge/clock.ts';
import { type Due, type DueQueue, sqsDueQueue } from '#lambdas/edge/due-queue.ts';
import { optionalEnv, requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { sesMail } from '#lambdas/edge/mail.ts';
import { catalogClient, offerReader } from '#lambdas/marketplace/catalog.ts';
import { entitlementClient, getEntitlements } from '#lambdas/marketplace/entitlements.ts';
import { openSeller } from '#lambdas/marketplace/seller.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoLists } from '#lambdas/stores/dynamodb-lists.ts';
import { readEntitlements } from './read-entitlements.ts';
import { resend } from './resend.ts';
import type { SweepPorts } from './sweep.ts';
import type { WakePorts } from './wake.ts';
import { wakeOffer } from './wake-offer.ts';

const table = () => ({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) });

/** The sweep over the state lists. */
export const wireSweep = (): SweepPorts => {
  const due = sqsDueQueue(requireEnv(ENV.dueQueue));
  const ofTheirOwn: Partial<Record<Due['kind'], DueQueue>> = {
    reassignment: sqsDueQueue(requireEnv(ENV.reassignmentQueue)),
    activations: sqsDueQueue(requireEnv(ENV.activationQueue)),
    propagation: sqsDueQueue(requireEnv(ENV.propagationQueue)),
  };
  return { store: dynamoLists(table()), queueOf: (kind) => ofTheirOwn[kind] ?? due, now };
};

/** The workers behind the due queue. */
export const wireDue = (): WakePorts => {
  const store = dynamoCorridor(table());
  const { products, policies } = openShelf(requireEnv, store);
  const sendLetter = sesMail(requireEnv(ENV.mailFrom));
  const ports = { store, surroundings, products, sendLetter, newDigits };
  const seller = openSeller(optionalEnv, now);
  const reading = {
    store,
    surroundings,
    policies,
    getEntitlements: getEntitlements(entitlementClient(seller)),
  };
  const offers = { store, surroundings, policies, products, readOffer: offerReader(catalogClient(seller)) };
  return {
    store,
    surroundings,
    policyOf: policies.forProduct,
    resendLetter: (hash, correlationId) => resend(ports, hash, correlationId),
    readEntitlements: (licenseId, correlationId) => readEntitlements(reading, licenseId, correlationId),
    wakeOffer: (offerId, correlationId) => wakeOffer(offers, offerId, correlationId),
  };
};
