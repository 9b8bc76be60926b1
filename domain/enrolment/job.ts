/**
 * Work on more devices than one transaction takes: in chunks, each of which says how far it came, so that a crash repeats
 * nothing and loses nothing.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import type { SeatsTerms } from '../policy/enrolment-terms.ts';
import type { Instant } from '../time.ts';
import { type SwitchOutcome, switchDevice } from './assign.ts';
import type { EnrolmentMode } from './enrolment.ts';
import type { Recommend } from './recommend.ts';
import type { Device, SeatUnits } from './seat.ts';

/** Devices by what became of them. */
export interface Progress {
  readonly assigned: number;
  /** Of those: beyond what was purchased. */
  readonly overage: number;
  readonly unassigned: number;
}

/** All devices of a tenant are switched, because the feature came on. */
export interface SwitchJob {
  readonly jobId: string;
  readonly tenantId: string;
  readonly productCode: string;
  readonly feature: string;
  readonly mode: EnrolmentMode;
  /** Those of the policy when it began (L15). */
  readonly terms: SeatsTerms;
  readonly startedAt: Instant;
  /** The last device that was switched, by the order of ids; absent: none yet. */
  readonly after?: string;
  readonly progress: Progress;
  readonly state: { readonly name: 'RUNNING' | 'DONE'; readonly since: Instant };
}

/** A job that has switched nothing yet. */
export const beginSwitch = (
  of: Pick<SwitchJob, 'jobId' | 'tenantId' | 'productCode' | 'feature' | 'mode' | 'terms'>,
  now: Instant,
): SwitchJob => ({
  ...of,
  startedAt: now,
  progress: { assigned: 0, overage: 0, unassigned: 0 },
  state: { name: 'RUNNING', since: now },
});

/** What one commit of a chunk writes: devices that changed, the units, and how far the job came. */
export interface Chunk {
  readonly job: SwitchJob;
  readonly devices: readonly Device[];
  readonly units: SeatUnits;
  readonly outcomes: readonly SwitchOutcome[];
  readonly events: readonly DomainEvent[];
}

const counted = (progress: Progress, { assigned }: SwitchOutcome): Progress => ({
  assigned: progress.assigned + (assigned.length > 0 ? 1 : 0),
  overage: progress.overage + (assigned.some(({ overage }) => overage) ? 1 : 0),
  unassigned: progress.unassigned + (assigned.length > 0 ? 0 : 1),
});

const finished = (job: SwitchJob, now: Instant): DomainEvent => {
  const { jobId, tenantId, productCode, feature, mode, progress } = job;
  return {
    type: 'seats.switched',
    version: 1,
    ...{ jobId, tenantId, productCode, feature, mode, ...progress, since: now },
  };
};

/**
 * Switches the next devices of a job.
 * @param next the devices after the last one, by the order of their ids; none: the job is done
 */
export const switchChunk = (
  { job, units }: { readonly job: SwitchJob; readonly units: SeatUnits },
  next: readonly Device[],
  recommend: Recommend,
  now: Instant,
): Chunk => {
  const last = next.at(-1);
  if (job.state.name === 'DONE') return { job, devices: [], units, outcomes: [], events: [] };
  if (!last) {
    const done: SwitchJob = { ...job, state: { name: 'DONE', since: now } };
    return { job: done, devices: [], units, outcomes: [], events: [finished(done, now)] };
  }
  const devices: Device[] = [];
  const outcomes: SwitchOutcome[] = [];
  let held = units;
  for (const device of next) {
    const switched = switchDevice({ device, units: held }, { terms: job.terms, now }, recommend);
    held = switched.units;
    outcomes.push(switched.outcome);
    if (switched.device !== device) devices.push(switched.device);
  }
  const progress = outcomes.reduce(counted, job.progress);
  return { job: { ...job, after: last.deviceId, progress }, devices, units: held, outcomes, events: [] };
};

/** One line of a draft that somebody wanted, beside what the device holds now. */
export interface Difference {
  readonly deviceId: string;
  readonly wanted: readonly string[];
  readonly holds: readonly string[];
}

/** What somebody wanted and did not come: told to who lost the race at the due date (table D2-2). */
export const differences = (
  wanted: readonly { readonly deviceId: string; readonly parts: readonly string[] }[],
  devices: ReadonlyMap<string, Device>,
): readonly Difference[] =>
  wanted.flatMap(({ deviceId, parts }) => {
    const holds = devices.get(deviceId)?.seats.map(({ part }) => part) ?? [];
    const isSame = parts.length === holds.length && parts.every((part) => holds.includes(part));
    return isSame ? [] : [{ deviceId, wanted: parts, holds }];
  });
