/**
 * What is lost at AWS's quota: 300 customers with 3 units each and calls of 1 ms, as in the measurement of other implementations,
 * and submitters that all run at once, since their lease is taken away from them.
 */
import { USAGE_SHARDS } from '#domain/limits.ts';
import { HOUR_MS, isoOf, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { closeDue } from '#lambdas/metering/close.ts';
import { ingest } from '#lambdas/metering/ingest.ts';
import { submitDue } from '#lambdas/metering/submit.ts';
import type { SubmitPorts } from '#lambdas/metering/submit-ports.ts';
import { auditBill } from './figures.ts';
import { FIRST_HOUR, openSeller, type Seller } from './seller.ts';

/** How many submitters run at once, and what became of 900 units. */
export interface Throttled {
  readonly atOnce: number;
  readonly asked: number;
  readonly billed: number;
  readonly lost: number;
  readonly twice: number;
  readonly calls: number;
  readonly throttled: number;
}

/** At once, as the others were run. */
export const AT_ONCE = [5, 20, 100];

const CUSTOMERS = 300;
const UNITS = 3;

/** minutes · AWS takes 12 full calls within two seconds; submitters that get in each other's way need longer. */
const MINUTES_MAX = 30;

const report = async ({ ingest: ports, customers, dimensions, time }: Seller): Promise<void> => {
  await time.pause(HOUR_MS - 5 * MINUTE_MS);
  const records = customers.map(({ tenantId }) => ({
    ...{ tenantId, id: 'probe', dimension: dimensions[0], quantity: UNITS },
    time: isoOf(FIRST_HOUR + MINUTE_MS),
  }));
  const outcomes = await ingest(ports, records);
  if (outcomes.some((outcome) => 'refusal' in outcome)) throw new Error('the probe was refused');
};

/** Whoever asks for the lease has it. */
const forAll: SubmitPorts['usage']['leases'] = { take: async () => ({ taken: true }) };

const workLeft = async ({ usage: { work } }: Seller): Promise<boolean> => {
  for (let shard = 0; shard < USAGE_SHARDS; shard += 1)
    if ((await work.first('us-east-1', shard, 1)).items.length > 0) return true;
  return false;
};

/** Lets so many submitters tell AWS of one hour, again each minute until nothing is left of it. */
export const throttledAt = async (atOnce: number): Promise<Throttled> => {
  const seller = await openSeller({ customers: CUSTOMERS, dimensions: 1, products: 1, awsCallMs: 1 });
  const { time, core, close, submit, customers, dimensions } = seller;
  const ports: SubmitPorts = { ...submit, usage: { ...submit.usage, leases: forAll } };
  const sums = { calls: 0, throttled: 0 };
  const submitAll = async () => {
    for (let minute = 0; minute < MINUTES_MAX && (await workLeft(seller)); minute += 1) {
      const stopAt = time.now() + 50 * SECOND_MS;
      const runs = Array.from({ length: atOnce }, () => submitDue(ports, { region: 'us-east-1', stopAt }));
      for (const run of await Promise.all(runs)) {
        sums.calls += run.calls;
        sums.throttled += run.throttled;
      }
      await time.pause(stopAt + 10 * SECOND_MS - time.now());
    }
  };
  await time.run(report(seller));
  await time.run(time.pause(20 * MINUTE_MS));
  const until = time.now();
  await time.run(closeDue(close, { shards: [0, USAGE_SHARDS], until, stopAt: until + MINUTE_MS }));
  await time.run(submitAll());
  const expected = new Map(
    customers.map(({ licenseArn }) => [`${licenseArn} ${dimensions[0]} ${FIRST_HOUR}`, UNITS]),
  );
  const { quantity, lost, twice } = auditBill(core, expected);
  return { atOnce, asked: CUSTOMERS * UNITS, billed: quantity, lost, twice, ...sums };
};
