/**
 * Where a history takes place: the world, AWS Marketplace, the seller's functions, and what people remember of them.
 * @module
 */
import type { Letter } from '#domain/registration/letters.ts';
import { hashOf } from '#lambdas/edge/hashes.ts';
import { type Accepted, openAccepted } from './accepted.ts';
import type { Market } from './aws/market.ts';
import type { Ports, Premises } from './seller/seller.ts';
import type { Stream } from './world/streams.ts';

/** Something that must never happen, and when it did. */
export interface Violation {
  readonly step: number;
  readonly says: string;
}

/** What an operator asked for, and whether they were told that it is done. */
export interface Order {
  readonly key: string;
  readonly verb: string;
  done: boolean;
  /** What it was refused with in the end. */
  refused?: string;
}

/** A tenant that a page showed to somebody. */
export interface Shown {
  readonly email: string;
  readonly personHash: string;
  readonly tenantId: string;
}

export interface Town extends Premises {
  readonly ports: Ports;
  /** What people choose. */
  readonly chance: Stream;
  /** What producers and the desk of metering choose. */
  readonly chanceOfUsage: Stream;
  /** What people choose who deal with vendors. */
  readonly chanceOfLicenses: Stream;
  /** Whether anybody deals with vendors in this history. */
  readonly isLicensed: boolean;
  /** Whether tenants use anything in this history. */
  readonly isMetered: boolean;
  /** What producers were told. */
  readonly accepted: Accepted;
  /** Flushes under way. */
  readonly flushes: { underway: number };
  readonly letters: Letter[];
  readonly market: Market;
  readonly violations: Violation[];
  readonly orders: Order[];
  /** Hash of a registration's reference → whose browser has it. */
  readonly browsers: ReadonlyMap<string, string>;
  readonly shownTo: readonly Shown[];
  /** Hash of a registration's reference → the change of payer that its page showed last. */
  readonly payersShown: Map<string, string>;
  /** Sums over the history, by what they count. */
  readonly figures: Record<string, number>;
  breach(says: string): void;
  /** Adds one to a figure. */
  count(what: Figure): void;
  landed(reference: string, email: string): void;
  shown(shown: Shown): void;
}

/** What is counted over all histories: each must be 0. */
export const FIGURES = [
  'times a tenant lost its service by our own act',
  'hours with two payers',
  'hours without a payer that are neither GRACE nor unpaid by policy',
  'reassignments that end neither completed, rolled back, aborted nor waiting for a named person',
] as const;
type Figure = (typeof FIGURES)[number];

/** What a history is about, beside subscriptions. */
export interface Uses {
  readonly isMetered: boolean;
  readonly isLicensed: boolean;
}

/** The notebooks of a town. */
export const townOf = (premises: Premises, ports: Ports, { isMetered, isLicensed }: Uses): Town => {
  const { world } = premises;
  const violations: Violation[] = [];
  const browsers = new Map<string, string>();
  const shownTo: Shown[] = [];
  // the four that have to be 0
  const figures: Record<string, number> = Object.fromEntries(FIGURES.map((figure) => [figure, 0]));
  return {
    ...premises,
    ports,
    chance: world.stream('people'),
    chanceOfUsage: world.stream('usage'),
    chanceOfLicenses: world.stream('licenses'),
    isLicensed,
    isMetered,
    accepted: openAccepted(),
    flushes: { underway: 0 },
    violations,
    orders: [],
    payersShown: new Map(),
    figures,
    browsers,
    shownTo,
    count: (what) => {
      figures[what] = (figures[what] ?? 0) + 1;
    },
    breach: (says) => void violations.push({ step: world.steps, says }),
    landed: (reference, email) => void browsers.set(hashOf(reference), email),
    shown: (shown) => void shownTo.push(shown),
  };
};
