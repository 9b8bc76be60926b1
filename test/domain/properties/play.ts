/**
 * Plays random steps as the functions would: the doors refuse what they refuse, the rest is heard.
 * @module
 */
import { isRefusal } from '#domain/errors.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { LicenseId } from '#domain/identifiers.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import { currentSubscription, licenseAt } from '#domain/subscription/license.ts';
import { isOver, type Subscription } from '#domain/subscription/subscription.ts';
import { act, mayBind } from '#domain/tenant/decide.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import type { Instant } from '#domain/time.ts';
import { type Announce, emptyWorld, hear, type Told, type World, wake } from '#test/orders/world.ts';
import { plain } from '#test/policies/plain.ts';
import type { Step } from './steps.ts';

/** One step that was played: the world before it (with its time passed), after it, and what was announced. */
export interface Played {
  readonly step: Step;
  readonly now: Instant;
  readonly before: World;
  readonly after: World;
  readonly events: readonly DomainEvent[];
}

const START = Date.parse('2026-11-02T09:20Z');

type WithoutStamp<Of> = Of extends unknown ? Omit<Of, 'at' | 'id'> : never;

const ofLicense = (licenseId: LicenseId, at: Instant, id: string, fact: WithoutStamp<LicenseFact>): Told => ({
  kind: 'license',
  details: {
    licenseId,
    licenseArn: `arn:aws:license-manager::294406891311:license:${licenseId}`,
    productCode: 'product',
    buyerAccount: '111122223333',
  },
  fact: { ...fact, at, id } as LicenseFact,
});

const fromAws = (step: Step & { does: 'license' }, at: Instant, id: string): Told => {
  const { kind, license, agreement: agreementId } = step;
  if (kind === 'granted') return ofLicense(license, at, id, { kind, agreementId });
  if (kind === 'ended') return ofLicense(license, at, id, { kind, agreementId, cause: 'DEPROVISIONED' });
  return ofLicense(license, at, id, { kind });
};

/** The doors' subscription: the latest, unless it is over as far as we know. */
const openSubscription = (world: World, licenseId: LicenseId, now: Instant): Subscription | undefined => {
  const known = world.licenses[licenseId];
  const current = known && currentSubscription(licenseAt(known, now));
  return current && !isOver(current) ? current : undefined;
};

const mayLand = (world: World, licenseId: LicenseId, now: Instant): boolean =>
  !world.licenses[licenseId] || openSubscription(world, licenseId, now) !== undefined;

const mayTie = (world: World, { license, tenant }: Step & { does: 'bind' }, now: Instant): boolean => {
  const subscription = openSubscription(world, license, now);
  const entity = world.tenants[tenant];
  const isFree = subscription !== undefined && subscription.tenantId === undefined;
  return isFree && !(entity && mayBind(entity, 'product'));
};

/** What a step makes heard; nothing where a door refuses it. */
const toldBy = (world: World, step: Step, now: Instant, id: string): Told | undefined => {
  if (step.does === 'license') return fromAws(step, now - step.lateMs, id);
  if (step.does === 'agreement') {
    const kind = step.status === 'ACTIVE' ? 'recorded' : 'ended';
    const terms = step.previous === undefined ? {} : { previousAgreementId: step.previous };
    const fact = { kind, at: now - step.lateMs, id, status: step.status, terms } as const;
    return { kind: 'agreement', agreementId: step.agreement, fact };
  }
  if (step.does === 'advisory') {
    const stamp = { at: now - step.lateMs, id };
    return { kind: 'advisory', agreementId: step.agreement, stamp, resolved: step.resolved };
  }
  if (step.does === 'land' && mayLand(world, step.license, now)) {
    return ofLicense(step.license, now, id, { kind: 'registered' });
  }
  if (step.does === 'bind' && mayTie(world, step, now)) {
    return ofLicense(step.license, now, id, { kind: 'bound', tenantId: step.tenant });
  }
  return undefined;
};

const acted = (
  world: World,
  step: Step & { does: 'act' },
  now: Instant,
  id: string,
  announce: Announce,
): World => {
  const tenant = world.tenants[step.tenant];
  if (!tenant) return world;
  const after = act(tenant, step.kind, id, plain, now);
  if (isRefusal(after)) return world;
  announce(tenantEvents(tenant, after));
  return { ...world, tenants: { ...world.tenants, [step.tenant]: after } };
};

/** Plays a history from the beginning. A minute passes with each step. */
export const play = (history: readonly Step[]): Played[] => {
  let world = emptyWorld({});
  let now = START;
  return history.map((step, index) => {
    const events: DomainEvent[] = [];
    const announce: Announce = (more) => events.push(...more);
    now += step.does === 'wait' ? step.ms : 60_000;
    const before = wake(world, now, announce);
    // the ids of AWS's messages are in no order
    const id = `${(index * 7) % 10}-${index}`;
    const told = toldBy(before, step, now, id);
    const heard = told ? hear(before, told, now, announce) : before;
    world = step.does === 'act' ? acted(heard, step, now, id, announce) : heard;
    return { step, now, before, after: world, events };
  });
};
