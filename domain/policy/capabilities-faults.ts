/**
 * What no schema of single values can say of capabilities: the table is complete, and names only what is there.
 * @module
 */
import * as v from 'valibot';
import { argumentOf, modesOf } from '../capabilities/operations.ts';
import type { Fault } from '../errors.ts';
import { type CapabilitiesPolicy, type Cell, TableOutline } from './capabilities-schema.ts';
import { repeatedFaults } from './parts.ts';

type Row = CapabilitiesPolicy['table'][number];

/** Names that are not in a list, each at its place; none where the list cannot be read. */
export const unknownFaults = (
  place: string,
  names: readonly string[] | undefined,
  list: readonly { readonly id: string }[] | undefined,
  called: string,
): Fault[] =>
  (names ?? []).flatMap((name, at) =>
    list === undefined || list.some(({ id }) => id === name)
      ? []
      : [{ field: `${place}.${at}`, message: `${name} is no ${called}` }],
  );

/**
 * Cells that are missing, and cells of account types that are not there; also of a file that has other faults.
 * @param capabilities as it stands in the file
 */
export const tableFaults = (capabilities: unknown): Fault[] => {
  const parsed = v.safeParse(TableOutline, capabilities);
  if (!parsed.success) return [];
  const types = parsed.output.accountTypes.map(({ id }) => id);
  return parsed.output.table.flatMap(({ id, cells }, at) => {
    const place = `capabilities.table.${at}.cells`;
    return [
      ...types
        .filter((type) => !(type in cells))
        .map((type) => ({ field: `${place}.${type}`, message: `is missing: ${id} says nothing of ${type}` })),
      ...Object.keys(cells)
        .filter((type) => !types.includes(type))
        .map((type) => ({ field: `${place}.${type}`, message: `${type} is no account type` })),
    ];
  });
};

const limitFaults = (
  place: string,
  row: Row,
  limited: readonly string[],
  policy: CapabilitiesPolicy,
): Fault[] => {
  const kinds = [...new Set(row.operations.map(argumentOf))];
  const [kind] = kinds;
  if (kinds.length !== 1 || kind === undefined)
    return [{ field: place, message: 'limits operations that take no such argument' }];
  const called = kind === 'products' ? 'product of the policy' : 'plug-in of the policy';
  return unknownFaults(`${place}.limitedTo`, limited, policy[kind] ?? [], called);
};

const cellFaults = (place: string, row: Row, cell: Cell, policy: CapabilitiesPolicy): Fault[] => {
  if (typeof cell === 'string') return [];
  if ('limitedTo' in cell) return limitFaults(place, row, cell.limitedTo, policy);
  const modes = row.operations.flatMap(modesOf);
  return modes.includes(cell.mode)
    ? []
    : [{ field: `${place}.mode`, message: `${cell.mode} is no mode of ${row.operations.join(', ')}` }];
};

/** An alternative to what is supported as it is would never be read. */
const insteadFaults = (place: string, { instead = {}, cells }: Row): Fault[] =>
  Object.keys(instead).flatMap((type) => {
    const cell = cells[type];
    const isRefused = typeof cell === 'string' ? cell !== 'supported' : cell && 'limitedTo' in cell;
    return isRefused
      ? []
      : [{ field: `${place}.instead.${type}`, message: 'is never read: nothing is refused' }];
  });

const rowFaults = (policy: CapabilitiesPolicy): Fault[] =>
  policy.table.flatMap((row, at) => {
    const place = `capabilities.table.${at}`;
    return [
      ...Object.entries(row.cells).flatMap(([type, cell]) =>
        cellFaults(`${place}.cells.${type}`, row, cell, policy),
      ),
      ...insteadFaults(place, row),
    ];
  });

/** An operation that a row restricts cannot be unrestricted too. */
const freedomFaults = ({ table, unrestricted = [] }: CapabilitiesPolicy): Fault[] =>
  unrestricted.flatMap((operation, at) => {
    const row = table.find(({ operations }) => operations.includes(operation));
    return row
      ? [{ field: `capabilities.unrestricted.${at}`, message: `${operation} is restricted by ${row.id}` }]
      : [];
  });

const seatFaults = ({ products }: CapabilitiesPolicy): Fault[] =>
  products.flatMap(({ seats }, at) =>
    seats && seats.least > seats.most
      ? [{ field: `capabilities.products.${at}.seats`, message: 'least is more than most' }]
      : [],
  );

/** What capabilities refer to elsewhere in the policy; absent where it cannot be read. */
export interface KnownUpstreams {
  readonly upstreams: readonly { readonly id: string }[] | undefined;
}

const upstreamFaults = (policy: CapabilitiesPolicy, { upstreams }: KnownUpstreams): Fault[] =>
  (['accountTypes', 'products'] as const).flatMap((list) =>
    policy[list].flatMap((each, at) =>
      unknownFaults(`capabilities.${list}.${at}.upstreams`, each.upstreams, upstreams, 'upstream'),
    ),
  );

/**
 * Every fault of the capabilities that their schema cannot see, but for the table's gaps (`tableFaults`).
 * @param capabilities as the schema lets it through; none where the policy has no account types
 */
export const capabilitiesFaults = (
  capabilities: CapabilitiesPolicy | undefined,
  known: KnownUpstreams,
): Fault[] =>
  capabilities
    ? [
        ...repeatedFaults('capabilities.accountTypes', capabilities.accountTypes),
        ...repeatedFaults('capabilities.products', capabilities.products),
        ...repeatedFaults('capabilities.plugIns', capabilities.plugIns ?? []),
        ...repeatedFaults('capabilities.roles', capabilities.roles),
        ...repeatedFaults('capabilities.table', capabilities.table),
        ...rowFaults(capabilities),
        ...freedomFaults(capabilities),
        ...seatFaults(capabilities),
        ...upstreamFaults(capabilities, known),
      ]
    : [];
