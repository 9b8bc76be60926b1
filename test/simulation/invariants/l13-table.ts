/**
 * L13: whatever changes something at the vendor has passed the table of the account's type first; the table is read plainly from
 * the vendor's file.
 * @module
 */
import type { VendorAccount } from '#domain/capabilities/account.ts';
import { isAwaited, type Propagation } from '#domain/capabilities/propagation.ts';
import file from '#policies/remote-manager/remote-manager.json' with { type: 'json' };
import type { Landed } from '../seller/state.ts';
import type { Town } from '../town.ts';
import type { AtEachCommit } from './scene.ts';

type Cell = string | { readonly limitedTo?: readonly string[]; readonly mode?: string };
interface Row {
  readonly operations: readonly string[];
  readonly cells: Readonly<Record<string, Cell>>;
}
const TABLE: readonly Row[] = file.capabilities.table;
const UNRESTRICTED: readonly string[] = file.capabilities.unrestricted;

const cellAllows = (cell: Cell | undefined, argument: string | undefined): boolean => {
  if (cell === undefined || typeof cell === 'string') return cell === 'supported';
  return cell.limitedTo === undefined || (argument !== undefined && cell.limitedTo.includes(argument));
};

const tableSays = (accountType: string, operation: string, argument: string | undefined): boolean => {
  const rows = TABLE.filter(({ operations }) => operations.includes(operation));
  if (rows.length === 0) return UNRESTRICTED.includes(operation);
  return rows.every(({ cells }) => cellAllows(cells[accountType], argument));
};

const PLUG_IN = /^plug-ins\/(.+)$/;

/** S3-14: what an account of a new type cannot do is awaited no more. */
const ofMigrated = ({ state }: Town, { commit, before }: Landed): string[] =>
  commit.writes.flatMap(({ key, entity }) => {
    const account = key.kind === 'vendorAccount' ? (entity as VendorAccount | undefined) : undefined;
    const former = account && before('vendorAccount', key.id);
    if (!account || !former || former.accountType === account.accountType) return [];
    return [...state.all('propagation')]
      .filter((each) => each.tenantId === account.tenantId && isAwaited(each))
      .filter(({ operation, product, subject }) => {
        const argument = product ?? PLUG_IN.exec(subject)?.[1];
        return !tableSays(account.accountType, operation, argument);
      })
      .map(({ propagationId }) => `L13|${propagationId} is awaited, and ${account.accountType} cannot do it`);
  });

/** Looked at wherever a change at the vendor begins. */
export const l13Table: AtEachCommit = (town, landed) => {
  if (!town.isLicensed) return [];
  const { commit, before } = landed;
  const opened = commit.writes.flatMap(({ key, entity }) =>
    key.kind === 'propagation' && entity && !before('propagation', key.id) ? [entity as Propagation] : [],
  );
  const begun = opened.flatMap(({ tenantId, accountType, operation, product, subject }) => {
    const account = before('vendorAccount', tenantId) as VendorAccount | undefined;
    const type = account?.accountType ?? accountType;
    const argument = product ?? PLUG_IN.exec(subject)?.[1];
    const isOfType = operation === 'customer.create' || type === accountType;
    return [
      ...(tableSays(accountType, operation, argument)
        ? []
        : [`L13|${operation} ${argument ?? ''} of an account of type ${accountType} was let through`]),
      ...(isOfType ? [] : [`L13|${operation} was judged as ${accountType}, and the account is ${type}`]),
    ];
  });
  return [...begun, ...ofMigrated(town, landed)];
};
