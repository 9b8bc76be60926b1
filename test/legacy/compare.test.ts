import { describe, expect, test } from 'vitest';
import { compareIdentities } from '#domain/legacy/compare.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import { hearFact, type License } from '#domain/subscription/license.ts';
import { clockOf, LEGACY_ID, LICENSE_ID } from './seller.ts';

const NOW = clockOf('18:00');

type Told = readonly [LicenseFact['kind'], string];

const licenseOf = (licenseId: typeof LEGACY_ID, told: readonly Told[]): License | undefined =>
  told.reduce<License | undefined>((license, [kind, time]) => {
    const stamp = { at: clockOf(time), id: `${time} ${kind}` };
    const fact = { ...stamp, kind, cause: 'DEPROVISIONED', tenantId: 't-a' } as unknown as LicenseFact;
    return hearFact(license, { licenseId, licenseArn: licenseId }, fact, NOW);
  }, undefined);

const LIVE: readonly Told[] = [
  ['granted', '09:00'],
  ['registered', '09:05'],
];

const compared = (legacy: readonly Told[], license: readonly Told[]) =>
  compareIdentities(licenseOf(LEGACY_ID, legacy), licenseOf(LICENSE_ID, license), NOW);

describe('two identities of one purchase', () => {
  test.each<[string, readonly Told[], readonly Told[]]>([
    ['live on both, though nobody registers the license', LIVE, [['granted', '09:01']]],
    [
      'over on both, one in its final hour',
      [...LIVE, ['ended', '16:00']],
      [
        ['granted', '09:01'],
        ['ended', '17:30'],
      ],
    ],
    ['subscribed again on both', [...LIVE, ['ended', '10:00'], ['granted', '11:00']], [['granted', '11:01']]],
    [
      'nothing granted, and failed on the side that can say so',
      [['failed', '09:00']],
      [['registered', '09:00']],
    ],
  ])('alike: %s', (_, legacy, license) => {
    expect(compared(legacy, license)).toEqual({ standing: 'alike' });
  });

  test.each<[string, readonly Told[], readonly Told[], string, string]>([
    [
      'the license has not heard of the end',
      [...LIVE, ['ended', '16:00']],
      [['granted', '09:01']],
      'license-behind',
      '16:00',
    ],
    [
      'the legacy side has not heard of the end',
      LIVE,
      [
        ['granted', '09:01'],
        ['ended', '16:00'],
      ],
      'legacy-behind',
      '16:00',
    ],
    [
      'the license was granted, SNS is silent',
      [['registered', '09:05']],
      [['granted', '09:01']],
      'legacy-behind',
      '09:01',
    ],
    [
      'SNS said so, the license is only landed with',
      LIVE,
      [['registered', '09:05']],
      'license-behind',
      '09:00',
    ],
    [
      'the legacy side missed that the buyer came back',
      [...LIVE, ['ended', '10:00']],
      [
        ['granted', '09:01'],
        ['ended', '10:01'],
        ['granted', '11:00'],
      ],
      'legacy-behind',
      '11:00',
    ],
  ])('%s', (_, legacy, license, standing, since) => {
    expect(compared(legacy, license)).toEqual({ standing, since: clockOf(since) });
  });

  test('nothing to compare with: unpaired', () => {
    expect(compareIdentities(licenseOf(LEGACY_ID, LIVE), undefined, NOW)).toEqual({ standing: 'unpaired' });
  });
});
