/**
 * Bugs of metering.
 * @module
 */
import type { Planted } from './planted.ts';

const IN: readonly Planted[] = [
  {
    name: 'an id counts as often as it comes',
    file: 'domain/metering/fold.ts',
    find: "  const counted = traced.filter(({ fate }) => fate === 'counted').map(({ usage }) => usage);\n  const [late",
    replace: '  const counted = traced.map(({ usage }) => usage);\n  const [late',
  },
  {
    name: 'the mark is read before the pack is written',
    file: 'lambdas/metering/place.ts',
    find: '  const kept = await eachInFlight(packs, USAGE_IN_FLIGHT_MAX, (pack) => keep(ports, pack));\n  const marks = [...(await marksOn(ports, kept))];',
    replace:
      '  const marks = [...(await marksOn(ports, packs.map(({ pack }) => pack)))];\n  const kept = await eachInFlight(packs, USAGE_IN_FLIGHT_MAX, (pack) => keep(ports, pack));',
  },
  {
    name: 'nobody notes when an hour is to be closed',
    file: 'lambdas/metering/place.ts',
    find: '  await noteClosing(ports, { tenantId, hour, closeAt: closingTimeFrom(hour, terms, now) }, now);\n',
    replace: '',
  },
  {
    name: 'late usage is answered, and dropped',
    file: 'lambdas/metering/ingest.ts',
    find: "placed.filter((each) => each.stands === 'late')",
    replace: "placed.filter((each) => each.stands === 'late' && each.pack.hash === '')",
  },
  {
    name: 'late usage that comes again is placed again',
    file: 'domain/metering/lateness.ts',
    find: 'return known || counted ? NOTHING',
    replace: 'return counted ? NOTHING',
  },
  {
    name: 'a late total is added and not replaced',
    file: 'domain/metering/lateness.ts',
    find: 'riseOver(known?.total ?? counted?.quantity ?? 0, record.quantity)',
    replace: 'riseOver(0, record.quantity)',
  },
];

const CLOSED: readonly Planted[] = [
  {
    name: 'the packs of an hour are read before it is marked',
    file: 'lambdas/metering/close-hour.ts',
    find: '  const marked = await mark(ports, { tenantId, hour, productCode: known.tenant.productCode });\n  await settleHour(ports, time, known, await freeze(ports, marked));',
    replace:
      '  const early = await ports.usage.packs.ofHour(tenantId, hour);\n  let reads = 0;\n  const ofHour = (...of) => (reads++ === 0 ? Promise.resolve(early) : ports.usage.packs.ofHour(...of));\n  const marked = await mark(ports, { tenantId, hour, productCode: known.tenant.productCode });\n  const others = marked.frozen ? ports : { ...ports, usage: { ...ports.usage, packs: { ...ports.usage.packs, ofHour } } };\n  await settleHour(ports, time, known, await freeze(others, marked));',
  },
  {
    name: 'an hour is closed while it runs',
    file: 'domain/metering/deadline.ts',
    find: '  const end = hour + HOUR_MS;\n',
    replace: '  const end = hour - closeAfterMs;\n',
  },
  {
    name: 'a closing time is forgotten before its hour is closed',
    file: 'lambdas/metering/close-hour.ts',
    find: '  await settleHour(ports, time, known, await freeze(ports, marked));\n  await ports.usage.closings.forget(time);',
    replace:
      '  await ports.usage.closings.forget(time);\n  await settleHour(ports, time, known, await freeze(ports, marked));',
  },
  {
    name: 'the time of use is the time of closing',
    file: 'domain/metering/close.ts',
    find: 'const timestamp = timestampOf(known.mark.hour, payer);',
    replace: 'const timestamp = known.now;',
  },
  {
    name: 'who pays now pays for every hour',
    file: 'domain/tenant/billing.ts',
    find: 'const payer = payerOfHour(tenant, at);',
    replace: 'const payer = tenant.tenures.at(-1)?.subscriptionId;',
  },
  {
    name: 'the ledger is written over',
    file: 'lambdas/stores/usage-memory.ts',
    find: 'table.put(item, (known) => (known ? undefined : item));\n    return ledgerLayout',
    replace: 'table.put(item, () => item);\n    return ledgerLayout',
  },
  {
    name: 'a credit is drawn in no transaction',
    file: 'lambdas/metering/record-hour.ts',
    find: 'if (decided.allowance || decided.credit) return recordDrawn',
    replace: 'if (decided.allowance) return recordDrawn',
  },
  {
    name: 'the end of a license brings nothing forward',
    file: 'lambdas/metering/flush.ts',
    find: '  await bringForward(ports, ending, now);\n',
    replace: '',
  },
];

const OUT: readonly Planted[] = [
  {
    name: 'what AWS left unprocessed is taken for told',
    file: 'lambdas/marketplace/meter-answer.ts',
    find: "return { status: 'Unprocessed' };",
    replace: "return { status: 'Success' };",
  },
  {
    name: 'usage is billed before AWS is told',
    file: 'lambdas/metering/submit-batch.ts',
    find: '  const reply = await call(sending, batch);\n',
    replace:
      "  for (const { item, records } of batch.slices)\n    for (const { dimension } of records)\n      await sending.ports.usage.ledger.settle({ tenantId: item.tenantId, hour: item.hour, dimension }, { name: 'BILLED', at: 0 });\n  const reply = await call(sending, batch);\n",
  },
  {
    name: 'a throttled call is done with',
    file: 'domain/metering/answers.ts',
    find: "then === 'billed' || then === 'other-quantity';",
    replace: "then !== 'refused';",
  },
  {
    name: 'every duplicate is another quantity',
    file: 'domain/metering/answers.ts',
    find: "tries > 1 ? 'billed' : 'other-quantity'",
    replace: "tries > 99 ? 'billed' : 'other-quantity'",
  },
  {
    name: 'a try is not counted before AWS is told',
    file: 'lambdas/stores/usage-memory.ts',
    find: 'tries: (known.tries as number) + 1',
    replace: 'tries: known.tries as number',
  },
  {
    name: 'a call that AWS refuses is not taken apart',
    file: 'domain/metering/answers.ts',
    find: "reply.kind === 'record-fault' ? halves(batch) : undefined;",
    replace: "reply.kind === 'throttled' ? halves(batch) : undefined;",
  },
  {
    name: 'the month never closes',
    file: 'domain/metering/deadline.ts',
    find: "    { at: monthEndOf(use.timestamp) + AWS_METERING_MONTH_END_MS, by: 'month-end' },\n",
    replace: '',
  },
  {
    name: 'what is past its deadline is gone without a word',
    file: 'domain/metering/answers.ts',
    find: 'return { settlements, work: [{ item }] };',
    replace: 'return { settlements: settlements.slice(1), work: [{ item }] };',
  },
  {
    name: 'nobody is told of what is lost',
    file: 'lambdas/metering/submit-batch.ts',
    find: 'if (stands?.name === verdict.name) await heedVerdict(sending.ports, settlement);',
    replace: "if (stands?.name === 'BILLED') await heedVerdict(sending.ports, settlement);",
  },
  {
    name: 'a case is settled as often as somebody decides',
    file: 'domain/metering/cases.ts',
    find: "if (state.name === 'SETTLED') return refuse('CASE_SETTLED', { caseId, how: state.how });",
    replace: '',
  },
];

export const METERING_BUGS: readonly Planted[] = [...IN, ...CLOSED, ...OUT];
