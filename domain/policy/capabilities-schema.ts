/**
 * What a policy says of account types: what each of them can do at the vendor. The table has a cell for each capability and
 * account type; nothing is supported because a cell is missing.
 * @module
 */
import * as v from 'valibot';
import { VENDOR_OPERATION_NAMES } from '../capabilities/operations.ts';
import { Word, Words } from './parts.ts';

/** operations, by the names that code gives them. */
export const Operations = v.array(v.picklist(VENDOR_OPERATION_NAMES));

const Named = { id: Word, words: Words };

const Upstreams = v.pipe(
  v.array(Word),
  v.description(
    'Systems of the vendor that must be up for it, by their ids under propagation. Default: none.',
  ),
);

/** Seats of one product that a customer may have. */
const Seats = v.pipe(
  v.strictObject({
    least: v.pipe(v.number(), v.integer(), v.minValue(0)),
    most: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  v.description('Seats that a customer may have. Default: any whole number.'),
);

/** One cell of the table. */
export const CellSchema = v.union([
  v.picklist(['supported', 'unsupported', 'notApplicable']),
  v.strictObject({
    limitedTo: v.pipe(
      v.array(Word),
      v.minLength(1),
      v.description('Only for these products, or these plug-ins.'),
    ),
  }),
  v.strictObject({
    mode: v.pipe(Word, v.description('Supported in this way: service-plan, or authorization-key.')),
  }),
]);
export type Cell = v.InferOutput<typeof CellSchema>;

/** One capability: a row of the vendor's table. */
const Row = v.strictObject({
  ...Named,
  operations: v.pipe(
    Operations,
    v.minLength(1),
    v.description('What asks this row; an operation that several rows name must be allowed by each.'),
  ),
  cells: v.pipe(v.record(Word, CellSchema), v.description('By account type, each of them.')),
  instead: v.optional(
    v.pipe(
      v.record(Word, Words),
      v.description('By account type: what to do instead, where it is not supported or limited.'),
    ),
  ),
});

/** What the account types of a product can do. */
export const CapabilitiesPolicySchema = v.strictObject({
  accountTypes: v.pipe(
    v.array(v.strictObject({ ...Named, upstreams: v.optional(Upstreams) })),
    v.minLength(1),
  ),
  products: v.array(v.strictObject({ ...Named, upstreams: v.optional(Upstreams), seats: v.optional(Seats) })),
  plugIns: v.optional(v.pipe(v.array(v.strictObject(Named)), v.description('Default: none.'))),
  roles: v.pipe(
    v.array(v.strictObject(Named)),
    v.minLength(1),
    v.description("The roles that the vendor's own console grants."),
  ),
  table: v.pipe(v.array(Row), v.description("The vendor's table, row by row.")),
  unrestricted: v.optional(
    v.pipe(
      Operations,
      v.description('Operations that no row speaks of and every account type has. Others are refused.'),
    ),
  ),
});
export type CapabilitiesPolicy = v.InferOutput<typeof CapabilitiesPolicySchema>;

/** The outline of the table: enough to see which cells are missing, whatever else is wrong with the file. */
export const TableOutline = v.object({
  accountTypes: v.array(v.object({ id: v.string() })),
  table: v.array(v.object({ id: v.string(), cells: v.record(v.string(), v.unknown()) })),
});
