/**
 * Whether an account of some type can do something at the vendor (decision D3-1). Every route that changes something there
 * asks here first (L13); what the table does not say is refused, never assumed.
 * @module
 */
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../errors.ts';
import { LOCALES, type Locale } from '../messages/locale.ts';
import type { Cell } from '../policy/capabilities-schema.ts';
import type { Capability, CapabilityTable, Named } from '../policy/capabilities-terms.ts';
import type { Words } from '../policy/parts.ts';
import { argumentOf, type VendorOperation } from './operations.ts';

/** It can be done; `mode` says in which way, where the table names one. */
export interface Allowed {
  readonly allowed: true;
  readonly mode?: string;
}

/** What is asked about: the product or plug-in, by its id in the policy. */
export interface CapabilityContext {
  readonly argument?: string;
}

const SEPARATORS: Readonly<Record<Locale, string>> = { en: ', ', ja: '、', fr: ', ' };

const inAll = (list: readonly Words[]): Words => {
  const joined = (locale: Locale) => list.map((words) => words[locale]).join(SEPARATORS[locale]);
  return { en: joined('en'), ja: joined('ja'), fr: joined('fr') };
};

/**
 * A refusal whose words name things as the policy does.
 * @param named what fills the words, by placeholder; what is absent is left out
 * @param details ids and numbers for machines
 */
export const refuseNaming = (
  code: RefusalCode,
  named: Readonly<Record<string, Words | undefined>>,
  details: Readonly<Record<string, string | number>> = {},
): Refusal => {
  const known = Object.entries(named).flatMap(([name, words]) => (words ? [[name, words] as const] : []));
  const inOne = (locale: Locale) => Object.fromEntries(known.map(([name, words]) => [name, words[locale]]));
  return { ...refuse(code, details), labels: { en: inOne('en'), ja: inOne('ja'), fr: inOne('fr') } };
};

/** The same text in each language: a name that the policy does not know. */
const asGiven = (text: string): Words => {
  const [en, ja, fr] = LOCALES.map(() => text) as [string, string, string];
  return { en, ja, fr };
};

/** What the policy calls something; its id where it does not know it. */
export const wordsIn = (list: readonly Named[], id: string): Words =>
  list.find((each) => each.id === id)?.words ?? asGiven(id);

/** What the policy calls an account type. */
export const accountTypeWords = ({ accountTypes }: CapabilityTable, accountType: string): Words =>
  wordsIn(accountTypes, accountType);

const listOf = (table: CapabilityTable, { operations }: Capability): readonly Named[] => {
  const kind = operations.map(argumentOf).find((each) => each !== undefined);
  return kind === undefined ? [] : table.lists[kind];
};

const refusedBy = (
  code: RefusalCode,
  { table, accountType, row }: { table: CapabilityTable; accountType: string; row: Capability },
  further: Readonly<Record<string, Words>> = {},
  details: Readonly<Record<string, string>> = {},
): Refusal =>
  refuseNaming(
    code,
    {
      capability: row.words,
      accountType: accountTypeWords(table, accountType),
      instead: row.instead[accountType],
      ...further,
    },
    { capability: row.id, accountType, ...details },
  );

const judged = (
  table: CapabilityTable,
  accountType: string,
  row: Capability,
  { argument }: CapabilityContext,
): Allowed | Refusal => {
  const cell: Cell | undefined = row.cells[accountType];
  const asked = { table, accountType, row };
  if (cell === 'supported') return { allowed: true };
  if (cell === 'notApplicable') return refusedBy('CAPABILITY_NOT_APPLICABLE', asked);
  if (cell === undefined || cell === 'unsupported') return refusedBy('CAPABILITY_UNSUPPORTED', asked);
  if ('mode' in cell) return { allowed: true, mode: cell.mode };
  if (argument !== undefined && cell.limitedTo.includes(argument)) return { allowed: true };
  const list = listOf(table, row);
  return refusedBy(
    'CAPABILITY_LIMITED',
    asked,
    {
      list: inAll(cell.limitedTo.map((id) => wordsIn(list, id))),
      ...(argument === undefined ? {} : { argument: wordsIn(list, argument) }),
    },
    { list: cell.limitedTo.join(', '), ...(argument === undefined ? {} : { argument }) },
  );
};

/** A refusal of the table, naming whose account was asked about: its remedy leads to the table as that account sees it. */
export const inTenant = (refusal: Refusal, tenantId: string): Refusal =>
  'capability' in refusal.details ? { ...refusal, details: { ...refusal.details, tenantId } } : refusal;

/** Refuses an account type that the policy does not know. */
export const unknownType = ({ accountTypes }: CapabilityTable, accountType: string): Refusal | undefined =>
  accountTypes.some(({ id }) => id === accountType)
    ? undefined
    : refuse('ACCOUNT_TYPE_UNKNOWN', { accountType, list: accountTypes.map(({ id }) => id).join(', ') });

/**
 * One cell of the table.
 * @param capability the row, by its id in the policy
 * @returns `CAPABILITY_UNKNOWN`, `ACCOUNT_TYPE_UNKNOWN`, or what the cell says: `CAPABILITY_UNSUPPORTED`,
 * `CAPABILITY_NOT_APPLICABLE`, `CAPABILITY_LIMITED` with the list, or allowed, with its mode
 */
export const mayDo = (
  table: CapabilityTable,
  accountType: string,
  capability: string,
  context: CapabilityContext = {},
): Allowed | Refusal => {
  const row = table.rows.find(({ id }) => id === capability);
  if (!row) return refuse('CAPABILITY_UNKNOWN', { capability });
  return unknownType(table, accountType) ?? judged(table, accountType, row, context);
};

/** An argument that has to come from a list of the policy, and does not. */
const unknownArgument = (
  { lists }: CapabilityTable,
  operation: VendorOperation,
  argument: string | undefined,
): Refusal | undefined => {
  const kind = argumentOf(operation);
  if (kind === undefined || lists[kind].some(({ id }) => id === argument)) return undefined;
  return refuse('CAPABILITY_UNKNOWN', { capability: `${operation} ${argument ?? ''}`.trim() });
};

/**
 * Whether an operation may be asked of the vendor: each row that names it must allow it. An operation that the policy names
 * nowhere is refused.
 * @returns allowed, with the mode that a row names; or the first row's refusal
 */
export const mayOperate = (
  table: CapabilityTable,
  accountType: string,
  operation: VendorOperation,
  argument?: string,
): Allowed | Refusal => {
  const wrongType = unknownType(table, accountType);
  if (wrongType) return wrongType;
  const rows = table.rows.filter(({ operations }) => operations.includes(operation));
  if (rows.length === 0 && !table.unrestricted.includes(operation))
    return refuse('CAPABILITY_UNKNOWN', { capability: operation });
  const context = argument === undefined ? {} : { argument };
  const answers = rows.map((row) => judged(table, accountType, row, context));
  const refusal = answers.find(isRefusal) ?? unknownArgument(table, operation, argument);
  if (refusal) return refusal;
  const modes = answers.flatMap((answer) =>
    'mode' in answer && answer.mode !== undefined ? [answer.mode] : [],
  );
  return { allowed: true, ...(modes[0] === undefined ? {} : { mode: modes[0] }) };
};

/**
 * Whether the vendor's own console grants a role. Our API may have more roles than the vendor's console.
 * @returns `ROLE_UNSUPPORTED` with the roles that there are
 */
export const mayGrant = ({ roles }: CapabilityTable, role: string): Allowed | Refusal =>
  roles.some(({ id }) => id === role)
    ? { allowed: true }
    : refuseNaming(
        'ROLE_UNSUPPORTED',
        { list: inAll(roles.map(({ words }) => words)) },
        { role, list: roles.map(({ id }) => id).join(', ') },
      );

/** The table as one account type sees it: each row with its cell, and the names of what it is limited to. */
export const tableFor = (
  table: CapabilityTable,
  accountType: string,
): readonly (Named & {
  readonly operations: readonly VendorOperation[];
  readonly cell: Cell | undefined;
  readonly limitedTo?: readonly Named[];
  readonly instead?: Words;
})[] =>
  table.rows.map((row) => {
    const cell = row.cells[accountType];
    const isLimited = typeof cell === 'object' && 'limitedTo' in cell;
    const instead = row.instead[accountType];
    return {
      id: row.id,
      words: row.words,
      operations: row.operations,
      cell,
      ...(isLimited
        ? { limitedTo: cell.limitedTo.map((id) => ({ id, words: wordsIn(listOf(table, row), id) })) }
        : {}),
      ...(instead ? { instead } : {}),
    };
  });
