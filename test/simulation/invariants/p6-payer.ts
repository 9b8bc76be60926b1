/**
 * P6: each hour of a tenant has the one payer that the reference model says, or nobody.
 * @module
 */
import type { AtRest } from './scene.ts';

const written = (spans: readonly { by: string; from: number; to: number }[]): string =>
  spans.map(({ by, from, to }) => `${by} ${from / 3_600_000}–${to / 3_600_000}`).join(', ');

export const p6Payer: AtRest = ({ state }, { expected }) =>
  [...state.all('tenant')].flatMap(({ tenantId, tenures }) => {
    const is = written(
      tenures.map(({ subscriptionId, from, until = Infinity }) => ({ by: subscriptionId, from, to: until })),
    );
    const should = written(expected.get(tenantId)?.paid ?? []);
    return is === should ? [] : [`P6|${tenantId} is paid by ${is}; should be ${should}`];
  });
