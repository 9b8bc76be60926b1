/**
 * What no schema of single values can say of propagation: times are in order, each kind can be reached, and names are known.
 * @module
 */
import type { Fault } from '../errors.ts';
import { unknownFaults } from './capabilities-faults.ts';
import { repeatedFaults, spanMs } from './parts.ts';
import type { PropagationKind, PropagationPolicy } from './propagation-schema.ts';

/** Whether whatever the later kind fits is taken by an earlier one. */
const isHidden = (kind: PropagationKind, earlier: readonly PropagationKind[]): boolean =>
  kind.operations.every((operation) =>
    earlier.some(
      ({ operations, products }) =>
        operations.includes(operation) &&
        (products === undefined || kind.products?.every((product) => products.includes(product)) === true),
    ),
  );

const timeFaults = (place: string, kind: PropagationKind): Fault[] => {
  const [expectedMs = 0, overdueMs = Number.POSITIVE_INFINITY] = [kind.expected, kind.overdueAfter].map(
    spanMs,
  );
  return [
    ...(expectedMs > overdueMs
      ? [{ field: `${place}.expected`, message: 'is longer than overdueAfter' }]
      : []),
    ...(['remindEvery', 'lookEvery'] as const).flatMap((key) =>
      spanMs(kind[key]) === 0 ? [{ field: `${place}.${key}`, message: 'is no time at all' }] : [],
    ),
  ];
};

/**
 * Every fault of propagation that its schema cannot see, each with its place.
 * @param products those of the policy's capabilities; absent where they cannot be read
 */
export const propagationFaults = (
  propagation: PropagationPolicy | undefined,
  products: readonly { readonly id: string }[] | undefined,
): Fault[] =>
  propagation
    ? [
        ...repeatedFaults('propagation.upstreams', propagation.upstreams),
        ...repeatedFaults('propagation.kinds', propagation.kinds),
        ...propagation.kinds.flatMap((kind, at) => {
          const place = `propagation.kinds.${at}`;
          return [
            ...timeFaults(place, kind),
            ...unknownFaults(`${place}.products`, kind.products, products, 'product of the policy'),
            ...unknownFaults(`${place}.upstreams`, kind.upstreams, propagation.upstreams, 'upstream'),
            ...(isHidden(kind, propagation.kinds.slice(0, at))
              ? [{ field: place, message: `${kind.id} is never reached: kinds before it take all it fits` }]
              : []),
          ];
        }),
      ]
    : [];
