/**
 * Repairs on demand: what AWS Marketplace says of one agreement, license or buyer, for a person who does not want to
 * wait for the next run.
 * @module
 */
import type { RepairBody } from '#domain/api/repairs.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { REPAIR_SETTLING_MS } from '#domain/limits.ts';
import type { Finding } from '#domain/repair/findings.ts';
import type { SaidAgreement } from '#domain/repair/said.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { agreementsBy, type ChainOf } from '#lambdas/marketplace/agreements.ts';
import { answerOnce } from './answer-once.ts';
import { type AgreementPorts, findingsOf, repairAgreements } from './repair.ts';

export interface RepairOnePorts extends AgreementPorts {
  readonly chainOf: ChainOf;
}

const ofAgreement = async (
  { agreements, chainOf }: RepairOnePorts,
  agreementId: string,
): Promise<readonly SaidAgreement[]> => {
  const initialAgreementId = await chainOf(agreementId);
  if (initialAgreementId === undefined) return [];
  const chain = await agreementsBy(agreements, { by: 'chain', initialAgreementId });
  return chain.filter((said) => said.agreementId === agreementId);
};

/** What AWS says of what was named; a refusal where not just one thing is named. */
const asked = (
  ports: RepairOnePorts,
  { agreementId, licenseArn, buyerAccount }: RepairBody,
): Promise<readonly SaidAgreement[]> | Refusal => {
  const named = [agreementId, licenseArn, buyerAccount].filter((each) => each !== undefined);
  if (named.length !== 1) {
    const message = 'names one of agreementId, licenseArn, buyerAccount';
    return refuse('BODY_INVALID', {}, [{ field: '(whole)', message }]);
  }
  if (licenseArn !== undefined) return agreementsBy(ports.agreements, { by: 'license', licenseArn });
  if (buyerAccount !== undefined) return agreementsBy(ports.agreements, { by: 'buyer', buyerAccount });
  return ofAgreement(ports, agreementId ?? '');
};

const shown = ({ fact, ...finding }: Finding) => ({ ...finding, heard: fact !== undefined });

/** What SDK clients throw, but throttling, which the door knows. */
const unavailable = (error: unknown): Refusal => {
  if (error instanceof Error && error.name === 'ThrottlingException') return refuse('THROTTLED');
  return refuse('UPSTREAM_UNAVAILABLE', { reason: (error as Error).name });
};

/** `POST /v1/orphans/repair`. */
export const repairOne =
  (ports: RepairOnePorts): Handler<'POST /v1/orphans/repair'> =>
  async (request) => {
    const keeping = { verb: 'repair', quiet: false };
    const answer = await answerOnce(ports, request, keeping, async ({ dryRun }) => {
      const asking = asked(ports, request.body);
      const said = isRefusal(asking) ? asking : await asking.catch(unavailable);
      if (isRefusal(said)) return said;
      if (said.length === 0) return refuse('NOT_FOUND', { id: request.body.agreementId ?? '' });
      const settledBy = ports.surroundings.now() - REPAIR_SETTLING_MS;
      const { lookedAt, findings, events } = dryRun
        ? { ...(await findingsOf(ports, said, settledBy)), events: [] }
        : await repairedOf(ports, said, settledBy);
      const links = { self: '/v1/orphans' };
      return {
        dryRun,
        lookedAt,
        findings: findings.map(shown),
        events: events.map(({ type }) => type),
        links,
      };
    });
    return isRefusal(answer) ? answer : { body: answer };
  };

const repairedOf = async (ports: RepairOnePorts, said: readonly SaidAgreement[], settledBy: number) => {
  const { report, findings, events } = await repairAgreements(ports, said, settledBy);
  return { lookedAt: report.lookedAt, findings, events };
};
