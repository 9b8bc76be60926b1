/**
 * What is sealed in a case is shown whole to the person who takes it to the vendor: once, in one answer, and kept nowhere. The
 * receipt of the Idempotency-Key, the journal and the log know that it was shown, and not what.
 * @module
 */
import type { Released } from '#domain/api/support.ts';
import { isRefusal } from '#domain/errors.ts';
import { hintOf } from '#domain/messages/hints.ts';
import type { Sealed } from '#domain/sealed.ts';
import type { SupportCase } from '#domain/support/case.ts';
import { purposeOf } from '#domain/support/plain.ts';
import { releaseEvidence } from '#domain/support/submit.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { onCase } from './api.corridor.ts';
import { evidencePath } from './paths.ts';
import type { SupportPorts } from './ports.ts';

type Key = 'POST /v1/support-cases/{id}/evidence/{evidence}/release';

/** What is kept of the answer. */
interface Kept {
  /** The commit that released it. */
  readonly commitId: string;
  readonly evidence: string;
  readonly masked: readonly string[];
}

const opened = async (
  { sealing }: SupportPorts,
  { terms }: SupportCase,
  evidence: string,
  sealed: readonly Sealed[],
): Promise<readonly string[]> => {
  const purpose = purposeOf(terms.evidence, evidence);
  if (!purpose) throw new Error(`${evidence} is nothing that is sealed`);
  return Promise.all(sealed.map((each) => sealing.open(each, purpose)));
};

/**
 * `POST /v1/support-cases/{id}/evidence/{evidence}/release`. It is opened before the commit, so that a release that is accounted
 * for was one; and shown only where it was this request's own commit: the same Idempotency-Key sent again, even at the same
 * moment, is told that it was released and shown nothing. A dry run opens nothing.
 */
export const releaseEvidenceOf =
  (ports: SupportPorts): Handler<Key> =>
  (asked) => {
    const plain = new Map<string, readonly string[]>();
    const show = (kept: unknown): { released: Released } => {
      const { commitId, evidence, masked } = kept as Kept;
      const values = plain.get(commitId);
      return { released: { evidence, masked: [...masked], ...(values ? { values: [...values] } : {}) } };
    };
    const write = onCase<Key, { released: Released }>(ports, {
      verb: 'release-evidence',
      reason: ({ params, body }) => `${params.evidence}: ${body.reason}`,
      show,
      decide: async (work, known, { params, body, caller, query }) => {
        const { evidence } = params;
        const { caseId } = known;
        const wanted = { evidence, by: caller.person, reason: body.reason };
        const released = releaseEvidence(known, wanted, work.now);
        if (isRefusal(released)) return released;
        const { sealed, ...decided } = released;
        const { commitId } = work;
        if (!query.dryRun) plain.set(commitId, await opened(ports, known, evidence, sealed));
        const masked = sealed.map((each) => each.masked);
        return {
          ...decided,
          changes: [{ resource: evidencePath(caseId, evidence), from: 'sealed', to: 'released' }],
          shown: { commitId, evidence, masked } satisfies Kept,
          next: [hintOf('SUPPORT_SHOWN_ONCE', { caseId })],
        };
      },
    });
    return write(asked);
  };
