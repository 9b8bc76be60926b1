import { expect, test } from 'vitest';
import { isTrailed, trailsOf } from '#domain/audit/trail.ts';

const cause = {
  door: 'activation',
  verb: 'redeem-link',
  actor: { kind: 'clock' as const },
  correlationId: 'r',
};

test('what is a tenant’s stands in the trail of the tenant, once; what is secret or short-lived in none', () => {
  const written = [
    'activations/t-1',
    'tenant/t-1',
    'vendorAccount/t-2',
    'activationLink/0a',
    'receipt/0b',
  ].map((entity) => ({
    entity,
    version: 1,
  }));
  expect(trailsOf({ written, cause })).toEqual(['tenant/t-1', 'tenant/t-2']);
  expect(written.filter(({ entity }) => isTrailed(entity))).toHaveLength(3);
});

test('what an operator did stands in theirs', () => {
  const actor = {
    kind: 'operator' as const,
    principal: 'arn:aws:sts::1:assumed-role/concord/mika',
    role: 'desk',
  };
  expect(trailsOf({ written: [], cause: { ...cause, actor } })).toEqual(['operator/mika']);
});
