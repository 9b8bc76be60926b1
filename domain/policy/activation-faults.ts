/**
 * What no schema of single values can say of activation: families neither overlap nor leave a product out, and orderings
 * have no circle and name only what is there.
 * @module
 */
import type { Fault } from '../errors.ts';
import { productsOf } from './activation-families.ts';
import type { ActivationPolicy } from './activation-schema.ts';
import { repeatedFaults } from './parts.ts';

const compositionFaults = ({ products, families }: ActivationPolicy): Fault[] =>
  families.flatMap((family, at): Fault[] => {
    const place = `activation.families.${at}`;
    if ((family.products === undefined) === (family.allExcept === undefined)) {
      return [{ field: place, message: 'says either its products or allExcept' }];
    }
    const catalog = products.map(({ id }) => id);
    const others = families.filter((_, other) => other !== at).map(({ id }) => id);
    return [
      ...(family.products ?? []).flatMap((id, n) =>
        catalog.includes(id)
          ? []
          : [{ field: `${place}.products.${n}`, message: `${id} is not in the catalog` }],
      ),
      ...(family.allExcept ?? []).flatMap((id, n) =>
        others.includes(id)
          ? []
          : [{ field: `${place}.allExcept.${n}`, message: `${id} is no other family` }],
      ),
    ];
  });

/** Each product of the catalog is in one family, and no more. */
const membershipFaults = (policy: ActivationPolicy): Fault[] =>
  policy.products.flatMap(({ id }, at) => {
    const homes = policy.families.filter((family) => productsOf(policy, family).includes(id));
    if (homes.length === 1) return [];
    const names = homes.map((family) => family.id).join(', ');
    const message =
      homes.length === 0 ? `${id} is in no family` : `${id} is in overlapping families: ${names}`;
    return [{ field: `activation.products.${at}`, message }];
  });

type Edge = Pick<ActivationPolicy['orderings'][number], 'before' | 'after'>;

/** The way from one family along the orderings to another; `undefined` where there is none. */
const wayBetween = (edges: readonly Edge[], from: string, to: string): readonly string[] | undefined => {
  const ways: string[][] = [[from]];
  const seen = new Set([from]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1);
    if (last === to) return way;
    for (const { before, after } of edges) {
      if (before !== last || seen.has(after)) continue;
      seen.add(after);
      ways.push([...way, after]);
    }
  }
  return undefined;
};

const circleFaults = ({ orderings }: ActivationPolicy): Fault[] =>
  orderings.flatMap(({ before, after }, at) => {
    const back = wayBetween(orderings, after, before);
    return back
      ? [
          {
            field: `activation.orderings.${at}`,
            message: `goes in a circle: ${[before, ...back].join(' → ')}`,
          },
        ]
      : [];
  });

const orderingFaults = ({ families, orderings }: ActivationPolicy, known: KnownElsewhere): Fault[] =>
  orderings.flatMap(({ before, after, except = [], remedies, case: kind }, at) => {
    const place = `activation.orderings.${at}`;
    const isFamily = (id: string) => families.some((family) => family.id === id);
    return [
      ...(isFamily(before) ? [] : [{ field: `${place}.before`, message: `${before} is no family` }]),
      ...(isFamily(after) ? [] : [{ field: `${place}.after`, message: `${after} is no family` }]),
      ...except.flatMap((channel, n) =>
        known.channels?.includes(channel)
          ? []
          : [{ field: `${place}.except.${n}`, message: `${channel} is no channel of the policy` }],
      ),
      ...(remedies.includes('further-account')
        ? []
        : [{ field: `${place}.remedies`, message: 'has nothing for who owns as many accounts as they may' }]),
      ...(known.cases?.includes(kind)
        ? []
        : [{ field: `${place}.case`, message: `${kind} is no kind of support case` }]),
    ];
  });

/** What other parts of the policy know: its channels, and its kinds of support cases; none where it says nothing of them. */
export interface KnownElsewhere {
  readonly channels: readonly string[] | undefined;
  readonly cases: readonly string[] | undefined;
}

/**
 * Every fault of the activation rules that their schema cannot see, each with its place.
 * @param activation as the schema lets it through; none where the policy activates nothing
 */
export const activationFaults = (
  activation: ActivationPolicy | undefined,
  known: KnownElsewhere,
): Fault[] => {
  if (!activation) return [];
  return [
    ...repeatedFaults('activation.products', activation.products),
    ...repeatedFaults('activation.families', activation.families),
    ...repeatedFaults('activation.orderings', activation.orderings),
    ...compositionFaults(activation),
    ...membershipFaults(activation),
    ...orderingFaults(activation, known),
    ...circleFaults(activation),
  ];
};
