/**
 * A person gives a piece of evidence in words. A link and an address are checked, and sealed before anything of them is kept.
 * @module
 */
import { termsToGoOn } from '#domain/activation/tenants.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { type EvidenceValue, isGiven, type SupportCase } from '#domain/support/case.ts';
import { giveEvidence } from '#domain/support/evidence.ts';
import { type PlainEvidence, readEvidence } from '#domain/support/plain.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { onCase } from './api.corridor.ts';
import { evidencePath } from './paths.ts';
import type { SupportPorts } from './ports.ts';

type Key = 'POST /v1/support-cases/{id}/evidence';

const sealed = async ({ sealing }: SupportPorts, read: PlainEvidence): Promise<EvidenceValue> => {
  if (read.kind === 'text') return read;
  const { plain, masked, purpose } = read;
  return { kind: 'sealed', sealed: [await sealing.seal(plain, masked, purpose)] };
};

/** What was typed, as it is kept; for evidence that the case does not know, the words: the domain refuses them. */
const valueOf = async (
  ports: SupportPorts,
  { terms, productCode }: SupportCase,
  { evidence, value: typed }: { readonly evidence: string; readonly value: string },
): Promise<EvidenceValue | Refusal> => {
  const wanted = terms.evidence.find(({ id }) => id === evidence);
  if (!wanted) return { kind: 'text', text: typed };
  const { hosts } = termsToGoOn(await ports.policies.forProduct(productCode));
  const read = readEvidence(wanted, typed, hosts);
  return isRefusal(read) ? read : sealed(ports, read);
};

/** `POST /v1/support-cases/{id}/evidence`. */
export const giveEvidenceOf = (ports: SupportPorts): Handler<Key> =>
  onCase<Key>(ports, {
    verb: 'give-evidence',
    reason: ({ body }) => `${body.evidence}: ${body.reason}`,
    decide: async (work, known, { body, caller }) => {
      const { evidence } = body;
      const value = await valueOf(ports, known, body);
      if (isRefusal(value)) return value;
      const decided = giveEvidence(known, { evidence, value, by: caller.person }, work.now);
      if (isRefusal(decided)) return decided;
      const wasGiven = known.terms.evidence.some(
        (wanted) => wanted.id === evidence && isGiven(known, wanted),
      );
      const resource = evidencePath(known.caseId, evidence);
      return { ...decided, changes: [{ resource, from: wasGiven ? 'given' : 'missing', to: 'given' }] };
    },
  });
