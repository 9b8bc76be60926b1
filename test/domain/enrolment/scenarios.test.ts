import { describe, expect, it } from 'vitest';
import { revokeSeat } from '#domain/enrolment/assign.ts';
import { applyRows } from '#domain/enrolment/bulk.ts';
import { activate, begin, draft, offer, passed, whyNotAsked } from '#domain/enrolment/decide.ts';
import { enrolmentDueAt, notOffered, switchesAt } from '#domain/enrolment/enrolment.ts';
import { differences } from '#domain/enrolment/job.ts';
import { cheapest } from '#domain/enrolment/recommend.ts';
import { bannerOf } from '#domain/enrolment/standing.ts';
import { isRefusal } from '#domain/errors.ts';
import { DAY_MS, isoOf, SECOND_MS } from '#domain/time.ts';
import {
  deviceOf,
  fresh,
  pending,
  playJob,
  policyFile,
  policyOf,
  seatsTerms,
  sure,
  T0,
  tenant,
  terms,
  unitsWith,
} from './town.ts';

const DUE = Date.parse('2026-12-02T00:00:00+09:00');
const scene = { terms: seatsTerms, now: T0 };
const mail = ['device-management', 'secure-mail'];

describe('a feature that switches itself on', () => {
  it('S2-01: offered on a day, it is due 90 days later, and the banner says the date in each language', () => {
    expect(pending).toMatchObject({ state: { name: 'PENDING' }, dueDay: '2026-12-01' });
    expect(bannerOf(pending, 'ja')?.text).toBe(
      'ライセンス管理のアクティブ化が完了していません。2026年12月1日までにアクティベーションを完了してください。この日付を過ぎると、システムは自動的に活動化を完了します。',
    );
    expect(bannerOf(pending, 'en')?.text).toContain('by December 1, 2026.');
    expect(bannerOf(pending, 'fr')?.text).toContain('1 décembre 2026');
    expect(bannerOf(pending, 'en')).toMatchObject({ start: expect.any(String), more: 'Learn more' });
  });

  it('S2-02: a new tenant has it at once, with no banner and no timer', () => {
    const { enrolment, switched } = begin(fresh, terms, T0);
    expect(enrolment.state).toMatchObject({ name: 'ACTIVE', mode: 'default' });
    expect([bannerOf(enrolment, 'en'), enrolmentDueAt(enrolment), switched]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(begin(fresh, { ...terms, newTenants: 'off' }, T0).enrolment).toBe(fresh);
  });

  it('S2-03: three of twenty changed and switched on by hand: exactly these twenty, and no timer', () => {
    const drafted = sure(draft(pending, true, T0)).enrolment;
    const on = sure(activate(drafted, { draftVersion: 1 }, T0));
    expect([on.switched, enrolmentDueAt(on.enrolment)]).toEqual(['manual', undefined]);
    const devices = Array.from({ length: 20 }, (_, n) =>
      deviceOf(n, mail, n < 3 ? { draft: ['essentials'] } : {}),
    );
    const played = playJob(devices, unitsWith({ essentials: 5, premier: 20 }), 90);
    const held = [...played.devices.values()].map(({ seats }) =>
      seats.map(({ part, by }) => `${part} ${by}`),
    );
    expect(held.slice(0, 3)).toEqual(
      Array(3)
        .fill([['essentials draft']])
        .flat(),
    );
    expect(held.slice(3)).toEqual(Array(17).fill(['premier recommended']));
    expect(played.units.used).toEqual({ essentials: 3, premier: 17 });
  });

  it('S2-04: left alone, it comes on by itself, and says of each device what it was given or why nothing', () => {
    const { switched, events } = passed(pending, DUE);
    expect([switched, events.map(({ type }) => type)]).toEqual(['auto', ['enrolment.activated']]);
    const noDefaults = [deviceOf(1, mail), deviceOf(2, ['unheard-of']), deviceOf(3, mail)];
    const played = playJob(noDefaults, unitsWith({ premier: 1 }), 2);
    expect(played.outcomes).toMatchObject([
      { assigned: [{ part: 'premier', overage: false }] },
      { why: 'NOT_COVERED', assigned: [] },
      { assigned: [{ part: 'premier', overage: true }] },
    ]);
    expect(played.events).toMatchObject([{ type: 'seats.switched', assigned: 2, overage: 1, unassigned: 1 }]);
  });

  it('S2-05: in Tokyo, December 1 is the last day by hand; from its midnight on the timer may fire', () => {
    expect(switchesAt(pending)).toBe(DUE);
    expect(passed(pending, DUE - SECOND_MS).switched).toBeUndefined();
    expect(isRefusal(activate(pending, { draftVersion: 0 }, DUE - SECOND_MS))).toBe(false);
    expect(passed(pending, DUE).switched).toBe('auto');
    const elsewhere = notOffered({ ...tenant, zone: 'America/Los_Angeles', partner: false });
    const there = switchesAt(offer(elsewhere, terms, T0).enrolment) ?? 0;
    expect(isoOf(there)).toBe('2026-12-01T08:00:00.000Z');
  });

  it('S2-07: by hand and by itself at the same moment: one mode, one base part, and the loser sees the difference', () => {
    const byItself = passed(pending, DUE).enrolment;
    expect(activate(byItself, { draftVersion: 0 }, DUE)).toMatchObject({ refused: 'DEADLINE_PASSED' });
    expect(activate(byItself, { draftVersion: 0, differing: 0 }, DUE)).toMatchObject({
      enrolment: byItself,
    });
    const byHand = sure(activate(pending, { draftVersion: 0 }, DUE)).enrolment;
    expect(passed(byHand, DUE).enrolment).toBe(byHand);
    const played = playJob([deviceOf(1, mail)], unitsWith({ premier: 1, essentials: 1 }), 1, (n) => n === 0);
    const [device] = played.devices.values();
    expect(device?.seats).toHaveLength(1);
    const wanted = [{ deviceId: device?.deviceId ?? '', parts: ['essentials'] }];
    expect(differences(wanted, played.devices)).toEqual([
      { deviceId: device?.deviceId, wanted: ['essentials'], holds: ['premier'] },
    ]);
  });

  it('S2-09: with overage allowed twelve are assigned, two of them beyond what was purchased, each with its part', () => {
    const devices = Array.from({ length: 12 }, (_, n) => deviceOf(n, mail));
    const played = playJob(devices, unitsWith({ premier: 10 }), 5);
    expect(played.job.progress).toEqual({ assigned: 12, overage: 2, unassigned: 0 });
    const flagged = played.outcomes.flatMap(({ assigned }) => assigned.filter(({ overage }) => overage));
    expect(flagged.map(({ part }) => seatsTerms.parts.find(({ id }) => id === part)?.number)).toEqual([
      'M360-PRE',
      'M360-PRE',
    ]);
    const forbidden = playJob(devices, { ...unitsWith({ premier: 10 }), overage: { premier: false } }, 5);
    expect(forbidden.job.progress).toEqual({ assigned: 10, overage: 0, unassigned: 2 });
  });

  it('S2-10: technical support is the wrong way; the right one needs the account number, the wish, and English', () => {
    const asked = { route: 'csm', language: 'en', accountNumber: '30012345', wish: 'Please switch it on.' };
    expect(whyNotAsked(fresh, { ...asked, route: 'technical-support' }, terms)).toMatchObject({
      refused: 'WRONG_SUPPORT_CHANNEL',
      details: { routes: 'csm' },
    });
    expect(whyNotAsked(fresh, { ...asked, language: 'ja', accountNumber: ' ' }, terms)).toMatchObject({
      refused: 'EARLY_REQUEST_INCOMPLETE',
      faults: [{ field: 'account-number' }, { field: 'language' }],
    });
    expect(whyNotAsked(fresh, asked, terms)).toBeUndefined();
    const partner = { ...pending, partner: true };
    expect(whyNotAsked(partner, asked, terms)).toMatchObject({ details: { routes: 'vendor-support' } });
    expect(activate(partner, { draftVersion: 0 }, T0)).toMatchObject({ refused: 'PARTNER_ACCOUNT' });
  });

  it('S2-11: the timer twice, or a day late: once, and the due date stays', () => {
    const late = passed(pending, DUE + DAY_MS);
    expect(late.enrolment).toMatchObject({
      dueDay: '2026-12-01',
      state: { mode: 'auto', since: DUE + DAY_MS },
    });
    expect(passed(late.enrolment, DUE + DAY_MS)).toEqual({ enrolment: late.enrolment, events: [] });
  });

  it('S2-12: an unknown device, one twice and a valid one: each row is answered; all or none, where that is asked for', () => {
    const device = deviceOf(1, mail);
    const world = { devices: new Map([[device.deviceId, device]]), units: unitsWith({ premier: 1 }) };
    const row = (deviceId: string) => ({ deviceId, part: 'premier', act: 'assign' as const });
    const rows = [row('d-nobody'), row(device.deviceId), row(device.deviceId)];
    const done = sure(applyRows(world, rows, false, scene));
    expect(done.results).toMatchObject([
      { outcome: 'refused', refusal: { refused: 'DEVICE_UNKNOWN' } },
      { outcome: 'done', overage: false },
      { outcome: 'refused', refusal: { refused: 'ROW_REPEATED' } },
    ]);
    expect(done.units.used).toEqual({ premier: 1 });
    expect(applyRows(world, rows, true, scene)).toMatchObject({
      refused: 'BULK_REFUSED',
      faults: [{ field: 'rows.0' }, { field: 'rows.2' }],
    });
    const many = Array.from({ length: 91 }, (_, n) => row(`d-${n}`));
    expect(applyRows(world, many, false, scene)).toMatchObject({ refused: 'TOO_MANY_ROWS' });
  });

  it('S2-13: offered twice, the due date does not move, and neither do the terms', () => {
    const later = { ...terms, periodDays: 10, policy: 'maas360/maas360@2' };
    expect(offer(pending, later, T0 + DAY_MS)).toEqual({ enrolment: pending, events: [] });
  });

  it('S2-14: neither an enrolment nor a seat knows who pays', () => {
    const known = JSON.stringify([pending, deviceOf(1, mail), unitsWith({})]);
    expect(known).not.toMatch(/buyerAccount|subscription|changeId/i);
  });

  it('reminds once for each day that the policy names, and of those that were missed only once', () => {
    const at = (day: string) => Date.parse(`${day}T00:00:00+09:00`);
    expect(enrolmentDueAt(pending)).toBe(at('2026-11-01'));
    const first = passed(pending, at('2026-11-01'));
    expect(first.events.map(({ type }) => type)).toEqual(['enrolment.reminder']);
    const missed = passed(first.enrolment, at('2026-11-30'));
    expect([missed.events.length, missed.enrolment.reminded]).toEqual([1, [30, 7, 1]]);
    expect(enrolmentDueAt(missed.enrolment)).toBe(DUE);
    const outdated = activate(missed.enrolment, { draftVersion: 7 }, T0);
    expect(outdated).toMatchObject({ refused: 'DRAFT_OUTDATED' });
  });
});

describe('what is recommended', () => {
  it.each([
    [['device-management'], ['essentials']],
    [mail, ['premier']],
    [
      ['device-management', 'threat-defense'],
      ['essentials', 'threat-defense'],
    ],
    [
      ['content', 'threat-defense'],
      ['premier', 'threat-defense'],
    ],
    [[], ['essentials']],
  ])('for %j: %j', (services, parts) => {
    expect(cheapest({ services }, seatsTerms)).toMatchObject({ parts });
  });

  it('is nothing where nothing was seen and no default is named, or no part covers it', () => {
    expect(cheapest({ services: [] }, { ...seatsTerms, defaults: [] })).toEqual({ why: 'NOTHING_OBSERVED' });
    expect(cheapest({ services: ['unheard-of'] }, seatsTerms)).toEqual({ why: 'NOT_COVERED' });
  });
});

describe('seats', () => {
  const seatsOf = (device = deviceOf(1, []), purchased = { premier: 1, 'threat-defense': 1 }) => ({
    devices: new Map([[device.deviceId, device]]),
    units: unitsWith(purchased),
  });
  const rowsOf = (...parts: readonly string[]) =>
    parts.map((part) => ({ deviceId: 'd-000001', part, act: 'assign' as const }));
  const refusedOf = (...parts: readonly string[]) =>
    sure(applyRows(seatsOf(), rowsOf(...parts), false, scene)).results.map((result) =>
      result.outcome === 'refused' ? result.refusal.refused : result.outcome,
    );

  it('are one base part for a device, and add-ons beside it', () => {
    expect(refusedOf('premier', 'essentials', 'threat-defense')).toEqual(['done', 'BASE_PART_HELD', 'done']);
    expect(refusedOf('threat-defense', 'moon')).toEqual(['BASE_PART_NEEDED', 'PART_UNKNOWN']);
  });

  it('are no more than was purchased where overage is off, and are given back when they are revoked', () => {
    const world = seatsOf(deviceOf(1, []), { premier: 1, 'threat-defense': 0 });
    const done = sure(applyRows(world, rowsOf('premier', 'threat-defense'), false, scene));
    expect(done.results).toMatchObject([{ outcome: 'done' }, { refusal: { refused: 'NO_UNITS_LEFT' } }]);
    const device = done.devices.get('d-000001');
    if (!device) throw new Error('no device');
    const revoked = sure(revokeSeat({ device, units: done.units }, 'premier', scene));
    expect([revoked.device.seats, revoked.units.used]).toEqual([[], { premier: 0 }]);
    expect(sure(revokeSeat(revoked, 'premier', scene)).device).toBe(revoked.device);
  });

  it('keep a base part for as long as an add-on needs it', () => {
    const done = sure(applyRows(seatsOf(), rowsOf('premier', 'threat-defense'), false, scene));
    const device = done.devices.get('d-000001');
    if (!device) throw new Error('no device');
    expect(revokeSeat({ device, units: done.units }, 'premier', scene)).toMatchObject({
      refused: 'BASE_PART_NEEDED',
    });
  });

  it('are the same in chunks of any size, whichever chunk is lost and done again', () => {
    const devices = Array.from({ length: 37 }, (_, n) => deviceOf(n, n % 3 === 0 ? [] : mail));
    const units = unitsWith({ essentials: 5, premier: 10 });
    const whole = playJob(devices, units, 90);
    for (const [size, lost] of [
      [1, 3],
      [7, 0],
      [10, 2],
    ] as const) {
      const played = playJob(devices, units, size, (n) => n === lost);
      expect([played.devices, played.units, played.job.progress]).toEqual([
        whole.devices,
        whole.units,
        whole.job.progress,
      ]);
    }
  });
});

describe('a broken policy of enrolment', () => {
  it('is refused with every fault at its place', () => {
    const [feature] = policyFile.enrolments;
    const broken = {
      ...policyFile,
      enrolments: [
        {
          ...feature,
          remindDays: [90],
          banner: { ...feature?.banner, text: { ...feature?.banner.text, fr: 'Bientôt' } },
          wrongRoutes: [{ route: 'csm', words: { en: 'x', ja: 'x', fr: 'x' } }],
        },
      ],
      seats: { ...policyFile.seats, feature: 'nothing', defaults: ['essentials', 'premier', 'moon'] },
    };
    expect(() => policyOf(broken)).toThrow(
      /enrolments\.0\.remindDays\.0.*banner\.text\.fr.*wrongRoutes\.0.*seats\.defaults\.2.*has 2 base parts.*seats\.feature/s,
    );
  });
});
