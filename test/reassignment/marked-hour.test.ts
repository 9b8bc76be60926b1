/** The hour in which the link moved, and the mark that closes it: whichever comes first decides who pays for that hour. */
import { expect, test } from 'vitest';
import type { MeteredHour } from '#domain/metering/hour.ts';
import { meteredHourId } from '#domain/metering/hour.ts';
import { DAY_MS, type Instant, MINUTE_MS, startOfHour } from '#domain/time.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { linkedStreet, SOURCE, type Street, T, TARGET } from './street.ts';

/** A closer marks an hour of T. */
const mark = async (store: StateStore, hour: Instant): Promise<void> => {
  const entity: MeteredHour = { tenantId: T, hour, productCode: 'product', markedAt: hour };
  const key = { kind: 'hour' as const, id: meteredHourId(T, hour) };
  expect(await store.commit({ writes: [{ key, entity, expectedVersion: 0 }], guards: [] })).toBe('committed');
};

/** The source ended a minute after the link moved, and AWS says so when hardly anything of its final hour is left. */
const endsUnheard = async (made: Street, linkedAt: Instant): Promise<void> => {
  await made.wait(58 * MINUTE_MS, 10 * MINUTE_MS);
  await made.end(1, linkedAt + MINUTE_MS);
};

test('an hour that is open goes to the target, where the source can be billed for it no more', async () => {
  const { made, changeId } = await linkedStreet();
  const linkedAt = made.now;
  expect(await made.payer(linkedAt)).toBe(SOURCE);
  await endsUnheard(made, linkedAt);
  expect(await made.state(changeId)).toBe('CANCEL_PROCESSING');
  expect(await made.payer(linkedAt)).toBe(TARGET);
});

test('an hour that is marked stays with the source', async () => {
  const { made, changeId } = await linkedStreet();
  const linkedAt = made.now;
  await mark(made.desk.memory, startOfHour(linkedAt));
  await endsUnheard(made, linkedAt);
  expect(await made.state(changeId)).toBe('CANCEL_PROCESSING');
  expect(await made.payer(linkedAt)).toBe(SOURCE);
});

test('the mark on another hour, or of another tenant, holds nothing', async () => {
  const { made } = await linkedStreet();
  const linkedAt = made.now;
  await mark(made.desk.memory, made.nextHour);
  await endsUnheard(made, linkedAt);
  expect(await made.payer(linkedAt)).toBe(TARGET);
});

test('a mark that comes while the hour is being moved: decided again, and it stays', async () => {
  const answers: string[] = [];
  let isMarked = false;
  const between = (store: StateStore): StateStore => ({
    ...store,
    commit: async (commit) => {
      const hour = commit.guards.find(({ key }) => key.kind === 'hour');
      if (hour && !isMarked) {
        isMarked = true;
        await mark(store, Date.parse(hour.key.id.slice(hour.key.id.indexOf('/') + 1)));
      }
      const answer = await store.commit(commit);
      if (hour) answers.push(answer);
      return answer;
    },
  });
  const { made, changeId } = await linkedStreet(between);
  const linkedAt = made.now;
  await endsUnheard(made, linkedAt);
  expect(answers).toEqual(['conflict']);
  expect(await made.state(changeId)).toBe('CANCEL_PROCESSING');
  expect(await made.payer(linkedAt)).toBe(SOURCE);
});

test('an end that is heard of when marks are forgotten moves nothing', async () => {
  const { made } = await linkedStreet();
  const linkedAt = made.now;
  await made.wait(41 * DAY_MS, DAY_MS);
  await made.end(1, linkedAt + MINUTE_MS);
  expect(await made.payer(linkedAt)).toBe(SOURCE);
});
