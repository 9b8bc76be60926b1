/**
 * What a person does next about a support case.
 * @module
 */
import { type Hint, hintOf } from '../messages/hints.ts';
import { missingFrom, type SupportCase } from './case.ts';

/** Give what is missing, give it to the vendor, close it; nothing where it is closed. */
export const nextOfCase = (known: SupportCase): readonly Hint[] => {
  const { caseId, state } = known;
  if (state.name === 'CLOSED') return [];
  if (state.name === 'SUBMITTED') return [hintOf('SUPPORT_CASE_TO_CLOSE', { caseId })];
  const missing = missingFrom(known);
  return missing.length > 0
    ? [hintOf('SUPPORT_EVIDENCE_TO_GIVE', { caseId, missing: missing.join(', ') })]
    : [hintOf('SUPPORT_CASE_TO_SUBMIT', { caseId })];
};
