/**
 * What is kept of vendors, in every state store: whom the vendor is to be asked about, the desk of support cases, changes that
 * are awaited, and templates.
 */
import { expect, test } from 'vitest';
import type { Redemption } from '#domain/activation/activation.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '#domain/time.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { ACTIVATION_LISTS, OPEN_CASES } from '#lambdas/stores/vendor-layout.ts';
import { T0 } from './examples.ts';
import type { Steps } from './steps.ts';
import {
  exampleActivations,
  exampleCase,
  examplePropagation,
  exampleTemplate,
  inConflict,
} from './vendor-examples.ts';

type Open = () => Promise<{ readonly store: StateStore }>;

const SENT: Redemption['state'] = { name: 'SENT', since: T0, retryAt: T0 + HOUR_MS };

const activations = (open: Open, { putAll, idsOf }: Steps): void =>
  test('activations by when the vendor is to be asked; what a person must look at stands behind', async () => {
    const { store } = await open();
    const all = [
      exampleActivations('t-requested', { name: 'REQUESTED', since: T0 }),
      exampleActivations('t-sent', SENT),
      exampleActivations('t-unclear', { name: 'UNCLEAR', since: T0 }),
      exampleActivations('t-done', { name: 'ACTIVE', since: T0 }),
      inConflict(exampleActivations('t-both', SENT), T0 - HOUR_MS),
      inConflict(exampleActivations('t-conflict', { name: 'ACTIVE', since: T0 }), T0),
    ];
    await putAll(
      store,
      'activations',
      all.map((entity) => ({ id: entity.tenantId, entity })),
    );
    const inState = (state: string, until?: Instant) =>
      idsOf(store, { by: 'state', kind: 'activations', state, ...(until === undefined ? {} : { until }) }, 2);
    const { open: underWay, conflict } = ACTIVATION_LISTS;
    expect(await inState(underWay)).toEqual(['t-requested', 't-sent', 't-unclear']);
    expect(await inState(underWay, T0 + HOUR_MS - 1)).toEqual(['t-requested']);
    expect(await inState(conflict)).toEqual(['t-both', 't-conflict']);
    expect(await inState(conflict, T0 + HOUR_MS - 1)).toEqual([]);
    expect(await inState(conflict, T0 + HOUR_MS)).toEqual(['t-both']);
  });

const supportCases = (open: Open, { putAll, idsOf }: Steps): void =>
  test('support cases that are open, of a tenant, and all', async () => {
    const { store } = await open();
    const cases = [
      exampleCase(1, 't-one', { name: 'DRAFT', since: T0 + HOUR_MS }),
      exampleCase(2, 't-two', { name: 'CLOSED', since: T0, how: 'resolved' }),
      exampleCase(3, 't-one', { name: 'SUBMITTED', since: T0, by: 'mika', route: 'ticket' }),
    ];
    await putAll(
      store,
      'supportCase',
      cases.map((entity) => ({ id: entity.caseId, entity })),
    );
    const openCases = { by: 'state', kind: 'supportCase', state: OPEN_CASES } as const;
    expect(await idsOf(store, openCases, 1)).toEqual(['sc-1', 'sc-3']);
    const ofTenant = { by: 'tenant', kind: 'supportCase', tenantId: 't-one' } as const;
    expect(await idsOf(store, ofTenant, 1)).toEqual(['sc-3', 'sc-1']);
    expect(await idsOf(store, { by: 'kind', kind: 'supportCase' }, 2)).toEqual(['sc-3', 'sc-2', 'sc-1']);
  });

const propagations = (open: Open, { putAll, idsOf }: Steps): void =>
  test('propagations by state, in the order in which something is to be done, and of a tenant', async () => {
    const { store } = await open();
    const { lookAt: _, ...forgotten } = examplePropagation(5, 't-one', { name: 'OVERDUE', since: T0 });
    const all = [
      examplePropagation(2, 't-one', { name: 'PENDING', since: T0 }),
      examplePropagation(1, 't-two', { name: 'PENDING', since: T0 }),
      examplePropagation(3, 't-one', { name: 'OVERDUE', since: T0 }),
      examplePropagation(4, 't-one', { name: 'SYNCED', since: T0, late: false }),
      forgotten,
    ];
    await putAll(
      store,
      'propagation',
      all.map((entity) => ({ id: entity.propagationId, entity })),
    );
    const inState = (state: string, until = Date.UTC(2100, 0)) =>
      idsOf(store, { by: 'state', kind: 'propagation', state, until }, 1);
    expect(await inState('PENDING')).toEqual(['p-1', 'p-2']);
    expect(await inState('PENDING', T0 + HOUR_MS + MINUTE_MS)).toEqual(['p-1']);
    expect(await inState('OVERDUE')).toEqual(['p-3']);
    expect(await inState('SYNCED')).toEqual([]);
    const overdue = { by: 'state', kind: 'propagation', state: 'OVERDUE' } as const;
    expect(await idsOf(store, overdue, 1)).toEqual(['p-3', 'p-5']);
    const ofTenant = { by: 'tenant', kind: 'propagation', tenantId: 't-one' } as const;
    expect(await idsOf(store, ofTenant, 2)).toEqual(['p-5', 'p-4', 'p-3', 'p-2']);
  });

const templates = (open: Open, { putAll, idsOf }: Steps): void =>
  test('templates of a product, by their ids', async () => {
    const { store } = await open();
    const all = [exampleTemplate('strict'), exampleTemplate('lax'), exampleTemplate('other', 'otherproduct')];
    await putAll(
      store,
      'template',
      all.map((entity) => ({ id: `${entity.productCode}/${entity.templateId}`, entity })),
    );
    const query = { by: 'product', kind: 'template', productCode: 'plainproduct1' } as const;
    expect(await idsOf(store, query, 1)).toEqual(['plainproduct1/lax', 'plainproduct1/strict']);
  });

/** Declares this part of the suite. */
export const vendorState = (open: Open, steps: Steps): void => {
  for (const part of [activations, supportCases, propagations, templates]) part(open, steps);
};
