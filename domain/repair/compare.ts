/**
 * Measures what we know against what AWS Marketplace says. Pure; what is the same gives nothing, so a run over a
 * world of which every notification was heard changes nothing.
 * @module
 */
import type { Instant } from '../time.ts';
import { agreementFindings, isCreationUnknown, type KnownAgreement } from './agreement-findings.ts';
import type { Finding } from './findings.ts';
import { isSuccessionUnclear, licenseFindings } from './license-findings.ts';
import type { SaidAgreement } from './said.ts';

/** Whether the agreements of the same chain must be asked for before `compare` can judge. */
export const needsChain = (said: SaidAgreement, known: KnownAgreement): boolean =>
  (isCreationUnknown(known.agreement) && said.initialAgreementId !== said.agreementId) ||
  isSuccessionUnclear(said, known);

/**
 * What was not heard, in the order in which it should be heard: the agreement, its licenses, their end.
 * @param chain every agreement with its `initialAgreementId`; empty where `needsChain` says no
 * @param terms.settledBy younger grants may still be on their way
 */
export const compare = (
  said: SaidAgreement,
  known: KnownAgreement,
  chain: readonly SaidAgreement[],
  terms: { readonly productCode: string | undefined; readonly settledBy: Instant },
): Finding[] => [...agreementFindings(said, known, chain), ...licenseFindings(said, known, chain, terms)];
