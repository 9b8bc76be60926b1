/**
 * Who the vendor writes to about a contract.
 * @module
 */
import type { Refusal } from '../errors.ts';
import type { ContractContact, LicenseContract } from './contract.ts';
import { whyNotTaken } from './locks.ts';

/**
 * Changes who the vendor writes to.
 * @returns the very contract where it is so already; refusals: ABOLISHED, IN_PREPARATION
 */
export const changeContact = (
  known: LicenseContract,
  contact: ContractContact,
): LicenseContract | Refusal => {
  const refusal = whyNotTaken(known, 'contact');
  if (refusal) return refusal;
  const { companyName, email } = known.contact ?? {};
  const isSo = companyName?.hash === contact.companyName.hash && email?.hash === contact.email.hash;
  return isSo ? known : { ...known, contact };
};
