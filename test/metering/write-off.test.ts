import { expect, test } from 'vitest';
import { openCase } from '#domain/metering/cases.ts';
import { closeDimension } from '#domain/metering/close.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { office } from '../directory/office.ts';
import { hourWith, PAYER, used } from '../domain/metering/out-hours.ts';

const ID = 'l-1/bytes/2026-11-01T00:00:00.000Z';
const entitlements = {
  ...({ licenseId: 'l-1', askedAt: 0, asOf: 1 } as const),
  entitlements: [{ dimension: 'bytes', type: 'integer' as const, value: 600 }],
};

/** An hour that used a million, of which the 500 that were left of an allowance of 600 were drawn; another hour drew 20 since. */
const held = async () => {
  const desk = office();
  const closed = closeDimension(
    hourWith({
      ...{ payer: PAYER, productType: 'saas-contract-with-consumption', entitlements, usual: { bytes: 1 } },
      allowances: { [ID]: { allowanceId: ID, drawn: 100, hour: 0 } },
    }),
    used('bytes', 1_000_000),
  );
  const { opens, item } = closed;
  if (!opens) throw new Error('nothing is held');
  const cause = { door: 'test', verb: 'seed', actor: { kind: 'clock' }, correlationId: 'c' } as const;
  await walk(desk.memory, desk.ports.surroundings, cause, async (work) => {
    work.put('meteringCase', opens.caseId, openCase(undefined, opens).case);
    work.put('allowance', ID, { allowanceId: ID, drawn: 620, hour: 0 });
    return undefined;
  });
  await desk.usage.ledger.record(item);
  const act = (action: string, query = '') =>
    desk.sendTo('metering-api', 'POST', `/v1/metering/cases/${opens.caseId}/${action}${query}`, {
      body: { reason: 'a counter ran over' },
      key: `key-${action}${query}`,
    });
  return { act, drawn: () => desk.memory.all('allowance').map(({ drawn }) => drawn) };
};

test('what is written off gives back what it drew of the allowance, once', async () => {
  const { act, drawn } = await held();
  expect((await act('write-off', '?dryRun=true')).status).toBe(200);
  expect(drawn()).toEqual([620]);
  expect((await act('write-off')).status).toBe(200);
  expect(drawn()).toEqual([120]);
  await act('write-off');
  expect((await act('release')).body.code).toBe('CASE_SETTLED');
  expect(drawn()).toEqual([120]);
});

test('what is released keeps what it drew', async () => {
  const { act, drawn } = await held();
  expect((await act('release')).status).toBe(200);
  expect(drawn()).toEqual([620]);
});
