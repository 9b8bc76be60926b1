/**
 * One tenant in Tokyo, its devices, and the policy of license management.
 */

import { type Decided, offer } from '#domain/enrolment/decide.ts';
import { type Enrolment, notOffered } from '#domain/enrolment/enrolment.ts';
import { beginSwitch, type SwitchJob, switchChunk } from '#domain/enrolment/job.ts';
import { cheapest } from '#domain/enrolment/recommend.ts';
import { type Device, noUnits, type SeatUnits } from '#domain/enrolment/seat.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { type EnrolmentTerms, enrolmentTermsOf, seatsTermsOf } from '#domain/policy/enrolment-terms.ts';
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import policyFile from '#policies/maas360/maas360.json' with { type: 'json' };

/** 10:00 in Tokyo; ninety days later is December 1. */
export const T0 = Date.parse('2026-09-02T10:00+09:00');
export const FEATURE = 'license-management';
export { policyFile };

export const policyOf = (input: unknown): Policy => {
  const parsed = parsePolicy(input);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
};
export const policy = policyOf(policyFile);

const there = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('is not there');
  return value;
};
export const terms: EnrolmentTerms = there(enrolmentTermsOf(policy, FEATURE));
export const seatsTerms = there(seatsTermsOf(policy));

export const tenant = { tenantId: 't-1', productCode: 'maas1', feature: FEATURE, zone: 'Asia/Tokyo' };
export const fresh: Enrolment = notOffered({ ...tenant, partner: false });
export const pending: Enrolment = offer(fresh, terms, T0).enrolment;

/** The value where a decision was not refused. */
export const sure = <Value extends object>(value: Value | Refusal): Value => {
  if (isRefusal(value)) throw new Error(JSON.stringify(value));
  return value;
};
export const saysOf = (before: Enrolment, after: Decided | Refusal): string => {
  if (isRefusal(after)) return `\`${after.refused}\``;
  const { enrolment } = after;
  if (enrolment === before) return 'no-op';
  const { state, draftVersion } = enrolment;
  const mode = state.name === 'ACTIVE' ? ` (${state.mode})` : '';
  return `${state.name}${mode}${draftVersion === before.draftVersion ? '' : ', new version'}`;
};

export const deviceOf = (n: number, services: readonly string[], more: Partial<Device> = {}): Device => ({
  tenantId: tenant.tenantId,
  deviceId: `d-${String(n).padStart(6, '0')}`,
  services,
  seats: [],
  ...more,
});
export const unitsWith = (purchased: Readonly<Record<string, number>>): SeatUnits => ({
  ...noUnits(tenant.tenantId, tenant.productCode),
  purchased,
});

/** Plays a job to its end in chunks; `crash` says after which chunk its work is lost and done again. */
export const playJob = (
  devices: readonly Device[],
  units: SeatUnits,
  chunk: number,
  isLost: (n: number) => boolean = () => false,
) => {
  let job: SwitchJob = beginSwitch({ ...tenant, jobId: 'job-1', mode: 'auto', terms: seatsTerms }, T0);
  let held = units;
  const store = new Map(devices.map((device) => [device.deviceId, device]));
  const events: unknown[] = [];
  const outcomes = [];
  for (let n = 0; job.state.name !== 'DONE'; n += 1) {
    const next = [...store.values()]
      .filter(({ deviceId }) => job.after === undefined || deviceId > job.after)
      .slice(0, chunk);
    const done = switchChunk({ job, units: held }, next, cheapest, T0);
    if (isLost(n)) continue;
    job = done.job;
    held = done.units;
    for (const device of done.devices) store.set(device.deviceId, device);
    outcomes.push(...done.outcomes);
    events.push(...done.events);
  }
  return { job, units: held, devices: store, outcomes, events };
};
