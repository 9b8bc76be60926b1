import { describe, expect, it } from 'vitest';
import { lifecycleOf, policyName, policyReference } from '#domain/policy/in-force.ts';
import { parsePolicy } from '#domain/policy/policy.ts';
import { DAY_MS } from '#domain/time.ts';
import { plain } from '#test/policies/plain.ts';

const faultsOf = (input: unknown): readonly { field: string; message: string }[] => {
  const parsed = parsePolicy(input);
  return 'faults' in parsed ? parsed.faults : [];
};

describe('a policy', () => {
  it('reads as it is written', () => {
    expect(parsePolicy(plain)).toEqual({ policy: plain });
    expect([policyName(plain), policyReference(plain)]).toEqual(['example/plain', 'example/plain@1']);
  });

  it('says its durations in milliseconds', () => {
    expect(lifecycleOf(plain)).toEqual({
      graceMs: 7 * DAY_MS,
      provisioningMs: 30 * DAY_MS,
      retentionMs: 30 * DAY_MS,
    });
    const patient = { ...plain, lifecycle: { ...plain.lifecycle, provisioning: null } };
    expect(lifecycleOf(patient)).not.toHaveProperty('provisioningMs');
  });

  it('names every fault at once, each with its place', () => {
    const faults = faultsOf({
      vendor: 'Trend Micro',
      product: 'cloud-one',
      version: 0,
      lifecycle: { grace: 'P1M', provisioning: '', retention: 30, graze: 'P1D' },
      extra: true,
    });
    expect(faults.map(({ field }) => field).sort()).toEqual([
      'desks',
      'extra',
      'lifecycle.grace',
      'lifecycle.graze',
      'lifecycle.provisioning',
      'lifecycle.retention',
      'vendor',
      'version',
    ]);
    expect(faults.find(({ field }) => field === 'vendor')?.message).toBe(
      'is not lower-case words joined by -',
    );
    expect(faults.find(({ field }) => field === 'lifecycle.grace')?.message).toContain('such as P7D');
  });

  it('is a whole file, or nothing', () => {
    expect(faultsOf(null).map(({ field }) => field)).toEqual(['(whole file)']);
    expect(faultsOf([]).length).toBeGreaterThan(0);
  });

  it('leaves AWS time to take the usage that it waits with', () => {
    const metering = (closeAfter: string, releaseBefore: string) =>
      faultsOf({ ...plain, metering: { dimensions: {}, closeAfter, guard: { releaseBefore } } });
    expect(metering('PT12H', 'PT12H')).toEqual([]);
    expect(metering('PT12H1S', 'P1D').map(({ field }) => field)).toEqual([
      'metering.closeAfter',
      'metering.guard.releaseBefore',
    ]);
  });

  it.each(['version', 'vendor', 'product', 'lifecycle', 'desks'])('is none without %s', (key) => {
    const { [key as 'version']: _gone, ...rest } = plain;
    expect(faultsOf(rest).map(({ field }) => field)).toEqual([key]);
  });
});
