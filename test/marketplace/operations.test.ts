import * as agreement from '@aws-sdk/client-marketplace-agreement';
import * as catalog from '@aws-sdk/client-marketplace-catalog';
import * as entitlement from '@aws-sdk/client-marketplace-entitlement-service';
import * as metering from '@aws-sdk/client-marketplace-metering';
import { describe, expect, test } from 'vitest';
import { OPERATIONS, SERVICES } from '#local/marketplace/operations.ts';

const commandsOf = (sdk: object): string[] =>
  Object.keys(sdk)
    .filter((name) => name.endsWith('Command') && name !== '$Command')
    .map((name) => name.replace(/Command$/, ''))
    .sort();

describe('every operation of the SDK is simulated or listed as not implemented', () => {
  test.each([
    ['metering', commandsOf(metering), 4],
    ['entitlement', commandsOf(entitlement), 1],
    ['agreement', commandsOf(agreement), 25],
    ['catalog', commandsOf(catalog), 15],
  ] as const)('%s', (name, commands, count) => {
    const { simulated, notImplemented } = SERVICES[name];
    expect(commands).toHaveLength(count);
    expect([...simulated, ...notImplemented].sort()).toEqual(commands);
  });

  test('and nothing is simulated that belongs to no service', () => {
    const listed = Object.values(SERVICES).flatMap(({ simulated }) => [...simulated]);
    expect(listed.sort()).toEqual(Object.keys(OPERATIONS).sort());
  });
});
