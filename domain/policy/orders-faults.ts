/**
 * What no schema of single values can say of license orders.
 * @module
 */
import type { Fault } from '../errors.ts';
import { CONTRACT_OPERATIONS, type LeadTime, ORDER_KINDS, type OrdersPolicy } from './orders-schema.ts';
import { repeatedFaults, spanMs } from './parts.ts';

const isBusiness = (lead: LeadTime): lead is { businessDays: number } => typeof lead !== 'string';

/** Told as overdue before it is expected, as far as the two can be compared. */
const leadFaults = ({ leadTimes, calendar }: OrdersPolicy): Fault[] =>
  ORDER_KINDS.flatMap((kind): Fault[] => {
    const { expected, overdue } = leadTimes[kind];
    const place = `orders.leadTimes.${kind}`;
    const mixed = isBusiness(expected) !== isBusiness(overdue);
    const early =
      isBusiness(expected) && isBusiness(overdue)
        ? overdue.businessDays < expected.businessDays
        : !isBusiness(expected) &&
          !isBusiness(overdue) &&
          (spanMs(overdue) ?? Infinity) < (spanMs(expected) ?? 0);
    const needsCalendar = calendar === undefined && (isBusiness(expected) || isBusiness(overdue));
    return [
      ...(mixed ? [{ field: place, message: 'counts business days in one of its two times only' }] : []),
      ...(early ? [{ field: `${place}.overdue`, message: 'is before expected' }] : []),
      ...(needsCalendar
        ? [{ field: 'orders.calendar', message: 'is missing: business days are counted' }]
        : []),
    ];
  });

/** While the first keys of a contract are prepared, nothing of it can be abolished: there is nothing yet. */
const denyFaults = ({ denies }: OrdersPolicy): Fault[] => [
  ...CONTRACT_OPERATIONS.filter((each) => each !== 'contact' && !denies.new.includes(each)).map(
    (operation) => ({ field: 'orders.denies.new', message: `lacks ${operation}: there is no key yet` }),
  ),
  ...(denies['add-servers'].includes('add-servers')
    ? []
    : [{ field: 'orders.denies.add-servers', message: 'lacks add-servers: two would be one' }]),
];

/**
 * Every fault of the rules of orders that their schema cannot see, each with its place.
 * @param orders as the schema lets it through; none where the policy orders nothing
 */
export const ordersFaults = (orders: OrdersPolicy | undefined): Fault[] => {
  if (!orders) return [];
  const { types, uses, addServers } = orders;
  const unknown = (
    list: readonly { readonly id: string }[],
    id: string,
    field: string,
    what: string,
  ): Fault[] =>
    list.some((each) => each.id === id) ? [] : [{ field, message: `${id} is no ${what} of the policy` }];
  return [
    ...repeatedFaults('orders.types', types),
    ...repeatedFaults('orders.uses', uses),
    ...(addServers
      ? [
          ...unknown(types, addServers.type, 'orders.addServers.type', 'type'),
          ...unknown(uses, addServers.use, 'orders.addServers.use', 'use'),
        ]
      : []),
    ...leadFaults(orders),
    ...denyFaults(orders),
  ];
};
