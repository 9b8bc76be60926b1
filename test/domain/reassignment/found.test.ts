/**
 * What the simulation found in reassignments, told as small as it gets.
 */
import { describe, expect, it } from 'vitest';
import { cancelByBuyer, hearCancellation, link, withdrawn } from '#domain/reassignment/commands.ts';
import { owedOf } from '#domain/reassignment/owed.ts';
import { reassignmentDueAt } from '#domain/reassignment/reassignment.ts';
import { wayOf } from '#domain/registration/way.ts';
import { withActs } from '#domain/tenant/decide.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { policyWith, SOURCE, TARGET, TEN, Town } from './town.ts';

const THIRD = '333333333333';

/** Linked at 10:20, not verified. */
const linked = (policy = policyWith()): Town => {
  const town = new Town(policy).until(TEN);
  town.open();
  town.until(TEN + 5 * MINUTE_MS).hear('l-2', TARGET, { kind: 'registered' });
  town.hear('l-2', TARGET, { kind: 'granted', agreementId: 'agmt-2' });
  town.until(TEN + 20 * MINUTE_MS).try(link);
  return town;
};

const ends = (town: Town, id: string, account: string): Town =>
  town.hear(id, account, { kind: 'ended', cause: 'CANCELLED' });

describe('found by the simulation', () => {
  it('a lost target does not come back: another subscription of its account takes the link', () => {
    const town = linked();
    town.verify();
    ends(town.until(TEN + 40 * MINUTE_MS), 'l-1', SOURCE);
    ends(town.until(TEN + 50 * MINUTE_MS), 'l-2', TARGET);
    expect([town.state, town.tenant.state.name]).toEqual(['NEEDS_ATTENTION', 'GRACE']);
    town.until(TEN + 2 * HOUR_MS).hear('l-3', TARGET, { kind: 'registered' });
    town.hear('l-3', TARGET, { kind: 'granted', agreementId: 'agmt-3' });
    expect([town.tenant.state.name, town.tenant.link?.subscriptionId]).toEqual(['ACTIVE', 'l-3~1']);
  });

  it('an end that was processed, and waits for verification, is not due for ever', () => {
    const town = linked(
      policyWith({ verification: { ...policyWith().reassignment?.verification, by: 'operator' } }),
    );
    ends(town.until(TEN + 40 * MINUTE_MS), 'l-1', SOURCE);
    town.until(TEN + DAY_MS);
    expect(town.scene?.reassignment.overdueAt).toBeUndefined();
    expect(town.scene && reassignmentDueAt(town.scene.reassignment)).toBeUndefined();
  });

  it('an approved cancellation of an agreement that the source has left is for a person to look at', () => {
    const town = linked(policyWith({ cancel: { by: 'seller' } }));
    town.verify();
    const asked = { agreementId: 'agmt-1', requestId: 'acr-1', status: 'PENDING_APPROVAL' as const };
    town.try((scene, at) => hearCancellation(scene, { ...asked, at: at.now }, at));
    town.until(TEN + HOUR_MS).hear('l-1', SOURCE, { kind: 'granted', agreementId: 'agmt-9' });
    const approved = { ...asked, status: 'APPROVED' as const };
    town
      .until(TEN + 2 * HOUR_MS)
      .try((scene, at) => hearCancellation(scene, { ...approved, at: at.now }, at));
    expect(town.scene?.reassignment.state).toMatchObject({
      name: 'NEEDS_ATTENTION',
      reason: 'CANCELLATION_REJECTED',
    });
  });

  it('what is over hears no more of a request that AWS would not take', () => {
    const town = linked(policyWith({ cancel: { by: 'seller' } }));
    town.verify();
    ends(town.until(TEN + 30 * MINUTE_MS), 'l-2', TARGET);
    const { scene } = town;
    expect(town.state).toBe('ROLLED_BACK');
    expect(scene && cancelByBuyer(scene, 'agmt-1', town.at)).toBe(scene);
  });

  it('the target pays again when what was bound meanwhile has ended', () => {
    const town = linked();
    town.verify();
    town.until(TEN + HOUR_MS).hear('l-4', SOURCE, { kind: 'granted', agreementId: 'agmt-4' });
    town.hear('l-4', SOURCE, { kind: 'bound', tenantId: 't-a' });
    expect(town.tenant.link?.subscriptionId).toBe('l-4~1');
    ends(town.until(TEN + 2 * HOUR_MS), 'l-4', SOURCE);
    expect([town.tenant.state.name, town.tenant.link?.subscriptionId]).toEqual(['ACTIVE', 'l-2~1']);
  });

  it('a free subscription of the target account is chosen before one that another tenant holds', () => {
    const town = new Town().until(TEN);
    town.open();
    for (const [id, agreementId] of [
      ['l-2', 'agmt-2'],
      ['l-3', 'agmt-3'],
    ] as const) {
      town.hear(id, TARGET, { kind: 'registered' });
      if (id === 'l-2') town.hear(id, TARGET, { kind: 'bound', tenantId: 't-b' });
      town.hear(id, TARGET, { kind: 'granted', agreementId });
    }
    expect([town.try(link), town.tenant.link?.subscriptionId]).toEqual(['LINKED', 'l-3~1']);
  });

  it('what another tenant has taken over is not moved away from, since it would be canceled there', () => {
    const town = new Town().until(TEN);
    town.hear('l-1', SOURCE, { kind: 'bound', tenantId: 't-b', takeover: true });
    expect(town.tenant.state.name).toBe('GRACE');
    expect(town.open({ targetAccount: THIRD })?.refused).toBe('NOTHING_TO_MOVE');
  });

  it('what is done twice in one millisecond stands in the order in which it was done', () => {
    const town = linked();
    // the ids of commits are no order
    const tenant = withActs(
      town.tenant,
      [{ kind: 'moved', changeId: 'c-1', subscriptionId: 'l-1~1' }],
      'z',
      town.now,
    );
    const again = withActs(
      tenant,
      [{ kind: 'moved', changeId: 'c-1', subscriptionId: 'l-2~1' }],
      'a',
      town.now,
    );
    expect([tenant.link?.subscriptionId, again.link?.subscriptionId]).toEqual(['l-1~1', 'l-2~1']);
  });

  it('what AWS was asked to cancel is withdrawn where the source pays again', () => {
    const town = linked(policyWith({ cancel: { by: 'seller' } }));
    town.verify();
    const asked = { agreementId: 'agmt-1', requestId: 'acr-1', status: 'PENDING_APPROVAL' as const };
    town.try((scene, at) => hearCancellation(scene, { ...asked, at: town.now }, at));
    expect(town.state).toBe('CANCEL_AWAITED');
    ends(town.until(TEN + 40 * MINUTE_MS), 'l-2', TARGET);
    expect([town.state, town.tenant.link?.subscriptionId]).toEqual(['ROLLED_BACK', 'l-1~1']);
    if (!town.scene) throw new Error('nothing was opened');
    expect(reassignmentDueAt(town.scene.reassignment)).toBe(town.now);
    const { cancellation } = owedOf(town.scene, town.now);
    expect(cancellation).toEqual({ call: 'withdraw', agreementId: 'agmt-1', requestId: 'acr-1' });
    const after = withdrawn(town.scene, { ...asked, status: 'CANCELLED', at: town.now });
    expect(reassignmentDueAt(after.reassignment)).toBeUndefined();
    expect(owedOf(after, town.now)).toEqual({});
  });

  it('a request that was made before this change is none of its own until it is verified', () => {
    const town = linked(policyWith({ cancel: { by: 'seller' } }));
    const former = { agreementId: 'agmt-1', requestId: 'acr-0', status: 'PENDING_APPROVAL' as const };
    town.try((scene, at) => hearCancellation(scene, { ...former, at: town.now }, at));
    expect([town.state, town.scene?.reassignment.cancellation]).toEqual(['LINKED', undefined]);
  });

  it('who administers the tenant that a takeover takes from consents to nothing by landing there', () => {
    const town = new Town(policyWith()).until(TEN);
    town.open();
    town.hear('l-2', TARGET, { kind: 'registered' });
    const { reassignment } = town.scene ?? {};
    const [payer, license] = [town.licenses.get('l-1'), town.licenses.get('l-2')];
    if (!reassignment || !license) throw new Error('nothing was opened');
    expect(wayOf(town.tenant, license, { payer, open: reassignment }, town.now)).toMatchObject({
      name: 'consent',
    });
    const open = { ...reassignment, tenantId: 't-other' };
    expect(wayOf(town.tenant, license, { payer, open }, town.now)).toMatchObject({
      refused: 'CHANGE_IN_PROGRESS',
    });
  });
});
