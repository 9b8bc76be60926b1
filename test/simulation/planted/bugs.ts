/**
 * Bugs to be planted: each alters one text of the product as it is loaded.
 * @module
 */
import { LICENSING_BUGS } from './licensing.ts';
import { METERING_BUGS } from './metering.ts';
import type { Planted } from './planted.ts';
import { REASSIGNMENT_BUGS } from './reassignment.ts';

const SUBSCRIPTION: readonly Planted[] = [
  {
    name: 'facts are believed in the order of arrival',
    file: 'domain/subscription/facts.ts',
    find: 'compact([...facts, fact].sort(compareFacts))',
    replace: 'compact([...facts, fact])',
  },
  {
    name: 'a fact that comes again is another one',
    file: 'domain/subscription/facts.ts',
    find: 'facts.some((known) => isSameFact(known, fact)) ? facts :',
    replace: '',
  },
  {
    name: 'the final hour never ends',
    file: 'domain/subscription/subscription.ts',
    find: 'return now >= finalHourEndsAt',
    replace: 'return now > finalHourEndsAt * 2',
  },
];

const TENANT: readonly Planted[] = [
  {
    name: 'the end of any subscription is the end of the payer',
    file: 'domain/tenant/history.ts',
    find: '? standing.link.subscriptionId === binding.subscriptionId',
    replace: '? true',
  },
  {
    name: 'every payer pays from the hour in which it began',
    file: 'domain/tenant/history.ts',
    find: 'startOfHour(at) : nextHourBoundary(at)',
    replace: 'startOfHour(at) : startOfHour(at)',
  },
  {
    name: 'who ended does not pay for the last hour',
    file: 'domain/tenant/history.ts',
    find: 'closeTenure(standing.tenures, nextHourBoundary(binding.endedAt))',
    replace: 'closeTenure(standing.tenures, startOfHour(binding.endedAt))',
  },
  {
    name: 'grace never ends',
    file: 'domain/tenant/history.ts',
    find: 'state.until !== undefined && state.until <= at',
    replace: 'state.until !== undefined && state.until < 0',
  },
  {
    name: 'a restored tenant is active, whoever pays',
    file: 'domain/tenant/history.ts',
    find: "payerAt(standing, at, origin)\n    ? { name: 'ACTIVE', since: at }",
    replace: "at > 0\n    ? { name: 'ACTIVE', since: at }",
  },
  {
    name: 'grace lasts no time',
    file: 'domain/tenant/history.ts',
    find: 'until: at + binding.graceMs } };',
    replace: 'until: at } };',
  },
];

const LIFECYCLE: readonly Planted[] = [
  {
    name: 'an end that waited on its agreement is forgotten',
    file: 'domain/lifecycle/hear.ts',
    find: 'return { license: hearAgreementEnd(license, agreementId, licenseEndOf(agreement), now), agreement };',
    replace: 'return { license, agreement };',
  },
  {
    name: 'a replacement is an end',
    file: 'domain/agreement/agreement.ts',
    find: "TERMINATED: 'TERMINATED',",
    replace: "TERMINATED: 'TERMINATED', REPLACED: 'CANCELLED', RENEWED: 'CANCELLED',",
  },
  {
    name: 'a woken license is not written',
    file: 'lambdas/clock/wake.ts',
    find: 'if (license) await changes.license(license, licenseAt(license, work.now));',
    replace: '',
  },
];

const STORES: readonly Planted[] = [
  {
    name: 'a conflict is taken for a commit',
    file: 'lambdas/stores/unit-of-work.ts',
    find: "if ((await store.commit(commit)) === 'committed')",
    replace: 'if (await store.commit(commit))',
  },
  {
    name: 'a commit has no journal entry',
    file: 'lambdas/stores/unit-of-work.ts',
    find: '      ...(quiet ? {} : { journal }),\n',
    replace: '',
  },
  {
    name: 'what was put is read as it was',
    file: 'lambdas/stores/unit-of-work.ts',
    find: 'const latest = this.#wanted.has(name) ? this.#wanted.get(name) : this.#read.get(name);',
    replace: 'const latest = this.#read.get(name);',
  },
];

const REGISTRATION: readonly Planted[] = [
  {
    name: 'any browser may go on with a registration',
    file: 'lambdas/registration/visitor.ts',
    find: "if (!isSameHash(hashOf(browserSecret), registration.browserHash)) return refuse('REGISTRATION_EXPIRED');",
    replace: '',
  },
  {
    name: 'any code proves an address',
    file: 'lambdas/registration/prove-code.ts',
    find: '(codeHash) => isSameHash(codeHash, entered)',
    replace: '() => entered.length > 0',
  },
  {
    name: 'a subscription that somebody holds is bound again',
    file: 'lambdas/registration/complete.ts',
    find: 'if (settled !== registration) return { registration: settled };',
    replace: '',
  },
  {
    name: 'who proves an address administers every tenant',
    file: 'lambdas/registration/settle.ts',
    find: "const isTheirs = (await work.read('administrator', id)) !== undefined;",
    replace: "const isTheirs = (await work.read('administrator', id)) !== null;",
  },
  {
    name: 'a tenant is bound without asking who administers it',
    file: 'lambdas/registration/complete.ts',
    find: 'if (!administrator || !entity)',
    replace: 'if (!entity)',
  },
  {
    name: 'what was shown of the payer is not compared',
    file: 'lambdas/registration/complete.ts',
    find: 'return wayMark(way) === shown ?',
    replace: 'return wayMark(way) !== undefined ?',
  },
];

const OPERATORS: readonly Planted[] = [
  {
    name: 'a write that is sent again is done again',
    file: 'lambdas/edge/idempotency.ts',
    find: "return receipt.requestHash === keyed.requestHash ? receipt : refuse('IDEMPOTENCY_KEY_REUSED');",
    replace: 'return undefined;',
  },
  {
    name: 'an act of an operator is answered, and not written',
    file: 'lambdas/directory/act-on-tenant.ts',
    find: "work.put('tenant', tenant.tenantId, after);",
    replace: '',
  },
];

/** Every bug; each must be found within 1,000 seeds. */
export const PLANTED: readonly Planted[] = [
  ...SUBSCRIPTION,
  ...TENANT,
  ...LIFECYCLE,
  ...STORES,
  ...REGISTRATION,
  ...OPERATORS,
  ...REASSIGNMENT_BUGS,
  ...METERING_BUGS,
  ...LICENSING_BUGS,
];
