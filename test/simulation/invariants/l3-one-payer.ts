/**
 * L3: no hour is paid twice: tenures are whole hours, and overlap neither per tenant nor per subscription.
 * @module
 */
import { HOUR_MS } from '#domain/time.ts';
import type { AtEachCommit } from './scene.ts';

interface Span {
  readonly by: string;
  readonly tenant: string;
  readonly from: number;
  readonly until: number;
}

const overlaps = (one: Span, other: Span): boolean => one.from < other.until && other.from < one.until;

export const l3OnePayer: AtEachCommit = ({ state, count }) => {
  const spans = [...state.all('tenant')].flatMap(({ tenantId, tenures }) =>
    tenures.map(
      ({ subscriptionId, from, until = Infinity }): Span => ({
        by: subscriptionId,
        tenant: tenantId,
        from,
        until,
      }),
    ),
  );
  const ragged = spans.filter(
    ({ from, until }) => from % HOUR_MS !== 0 || (until !== Infinity && until % HOUR_MS !== 0),
  );
  const twice = spans.flatMap((one, index) =>
    spans
      .slice(index + 1)
      .filter((other) => (one.tenant === other.tenant || one.by === other.by) && overlaps(one, other))
      .map(
        (other) => `L3|an hour has two payers: ${one.tenant} by ${one.by}, ${other.tenant} by ${other.by}`,
      ),
  );
  for (const _hour of twice) count('hours with two payers');
  return [...twice, ...ragged.map(({ tenant }) => `L3|a tenure of ${tenant} is not whole hours`)];
};
