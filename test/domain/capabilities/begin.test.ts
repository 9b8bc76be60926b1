import { expect, it } from 'vitest';
import { begin, type ChangeScene } from '#domain/capabilities/begin.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import { SECOND_MS } from '#domain/time.ts';
import { remoteManager } from '#test/policies/remote-manager.ts';
import { TEN } from './vendor.ts';

const owner = { tenantId: 't-1', productCode: 'code', accountType: 'clp' };
const scene = (now: number, propagations: readonly Propagation[], propagationId: string): ChangeScene => ({
  ...{ policy: remoteManager, propagations, down: [], now, propagationId },
});

it('a change decided by a clock that is behind is wanted after the one that it takes the place of', () => {
  const gone = { subject: 'customer', desired: null };
  const { opened: first } = begin(owner, 'customer.delete', gone, scene(TEN, [], 'p-1'));
  const late = scene(TEN - 3 * SECOND_MS, [first], 'p-2');
  const { opened, superseded } = begin(owner, 'customer.create', { ...gone, desired: 't-1' }, late);
  expect(superseded).toMatchObject([{ propagationId: 'p-1', state: { name: 'SUPERSEDED', by: 'p-2' } }]);
  expect(opened.openedAt).toBeGreaterThan(first.openedAt);
});
