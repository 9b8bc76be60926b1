/**
 * What follows when licenses change: their tenants, and the reassignments around these, all in the same unit of work. Every
 * door that hears of a license goes through here, so that no order of doors makes a difference.
 * @module
 */

import type { DomainEvent } from '#domain/events/schemas.ts';
import type { LicenseId } from '#domain/identifiers.ts';
import { tenantIdsOf } from '#domain/lifecycle/hear.ts';
import { awaitedIdOf } from '#domain/reassignment/awaited.ts';
import { reassignmentEvents } from '#domain/reassignment/events.ts';
import { isOpen, type Reassignment } from '#domain/reassignment/reassignment.ts';
import { reconcile } from '#domain/reassignment/reconcile.ts';
import type { Scene } from '#domain/reassignment/scene.ts';
import { subscriptionEvents } from '#domain/subscription/events.ts';
import { currentSubscription, type License } from '#domain/subscription/license.ts';
import { followSubscriptions } from '#domain/tenant/decide.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { circumstancesOf, isSceneFound, type PolicyOf, putScene, readScene } from './scenes.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** The changes of one unit of work: told of each license, it settles what they mean together. */
export interface Following {
  /** Puts a license that changed, and lets its tenants follow. */
  license(before: License | undefined, after: License): Promise<void>;
  /** Remembers a tenant that the caller puts, as it was before; a new one as it was born. */
  tenant(before: Tenant | undefined, tenantId: string): void;
  /** Lets reassignments follow. Once, when everything was heard: its events are what the unit of work comes to. */
  settle(): Promise<DomainEvent[]>;
}

/** Whether somebody may await this license: as long as no tenant holds it. */
const mayBeAwaited = (license: License): boolean => {
  const subscription = currentSubscription(license);
  return subscription !== undefined && subscription.tenantId === undefined;
};

class Changes implements Following {
  readonly #work: UnitOfWork;
  readonly #policyOf: PolicyOf;
  readonly #licenses = new Map<string, License | undefined>();
  readonly #tenants = new Map<string, Tenant | undefined>();
  readonly #changes = new Map<string, Reassignment>();

  constructor(work: UnitOfWork, policyOf: PolicyOf) {
    this.#work = work;
    this.#policyOf = policyOf;
  }

  async license(before: License | undefined, after: License): Promise<void> {
    const { licenseId } = after;
    if (!this.#licenses.has(licenseId)) this.#licenses.set(licenseId, before);
    this.#work.put('license', licenseId, after);
    if (before === after) return;
    const found = await this.#work.readAll('tenant', tenantIdsOf(after, before));
    const tenants = found.filter((tenant) => tenant !== undefined);
    if (tenants.length === 0) return;
    const policy = await this.#policyOf(after.productCode);
    for (const tenant of tenants) {
      this.tenant(tenant, tenant.tenantId);
      const followed = followSubscriptions(tenant, after, policy, this.#work.now);
      this.#work.put('tenant', tenant.tenantId, followed);
    }
  }

  tenant(before: Tenant | undefined, tenantId: string): void {
    if (!this.#tenants.has(tenantId)) this.#tenants.set(tenantId, before);
  }

  /** The reassignments around what changed: those that hold a tenant, and those that await a license. */
  async #around(): Promise<Set<string>> {
    const around = new Set<string>();
    for (const tenantId of this.#tenants.keys()) {
      const tenant = await this.#work.read('tenant', tenantId);
      if (tenant?.changeId !== undefined) around.add(tenant.changeId);
    }
    for (const [id, before] of this.#licenses) {
      const license = await this.#work.read('license', id);
      const { productCode, buyerAccount } = license ?? {};
      if (!license || license === before || !productCode || !buyerAccount || !mayBeAwaited(license)) continue;
      const awaited = await this.#work.read('awaited', awaitedIdOf(productCode, buyerAccount));
      for (const changeId of awaited?.changes ?? []) around.add(changeId);
    }
    return around;
  }

  async #reconcile(changeId: string, heard: readonly LicenseId[]): Promise<void> {
    const known = await this.#work.read('reassignment', changeId);
    const scene = await readScene(this.#work, changeId, heard);
    if (!known || !isSceneFound(scene) || !isOpen(known)) return;
    const policy = await this.#policyOf(known.productCode);
    const after = reconcile(scene, await circumstancesOf(this.#work, policy, scene));
    this.#changes.set(changeId, known);
    for (const each of [scene.tenant, scene.fromTenant]) {
      if (each) this.tenant(await this.#work.read('tenant', each.tenantId), each.tenantId);
    }
    for (const id of scene.licenses.keys()) {
      if (!this.#licenses.has(id)) this.#licenses.set(id, await this.#work.read('license', id));
    }
    this.#guard(scene);
    await putScene(this.#work, { ...scene, reassignment: known }, after);
  }

  /** What was decided holds only as long as all of it is as it was seen: two sides may change at the same moment. */
  #guard({ reassignment, tenant, fromTenant, licenses }: Scene): void {
    this.#work.guard('reassignment', reassignment.changeId);
    this.#work.guard('tenant', tenant.tenantId);
    if (fromTenant) this.#work.guard('tenant', fromTenant.tenantId);
    for (const id of licenses.keys()) this.#work.guard('license', id);
  }

  async settle(): Promise<DomainEvent[]> {
    const heard = [...this.#licenses.keys()] as LicenseId[];
    for (const changeId of await this.#around()) await this.#reconcile(changeId, heard);
    const events: DomainEvent[] = [];
    for (const [id, before] of this.#licenses) {
      const after = await this.#work.read('license', id);
      if (after && after !== before) events.push(...subscriptionEvents(before, after));
    }
    for (const [id, before] of this.#tenants) {
      const after = await this.#work.read('tenant', id);
      if (after) events.push(...tenantEvents(before, after));
    }
    for (const [id, before] of this.#changes) {
      const after = await this.#work.read('reassignment', id);
      if (after) events.push(...reassignmentEvents(before, after));
    }
    return events;
  }
}

/** Begins to follow the changes of one unit of work. */
export const following = (work: UnitOfWork, policyOf: PolicyOf): Following => new Changes(work, policyOf);
