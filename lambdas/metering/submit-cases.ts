/**
 * Cases as the submitter sees them: those that its verdicts open and end, and those that hold what it would send.
 * @module
 */
import type { Refusal } from '#domain/errors.ts';
import type { Settlement } from '#domain/metering/answers.ts';
import type { MeteringCase } from '#domain/metering/case.ts';
import {
  type CaseDraft,
  type DecidedCase,
  openCase,
  releaseByPolicy,
  resolveCase,
} from '#domain/metering/cases.ts';
import type { LedgerKey } from '#domain/metering/ledger.ts';
import { type License, licenseAt } from '#domain/subscription/license.ts';
import { isLive, type Subscription } from '#domain/subscription/subscription.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { clockCause } from './freeze.ts';
import type { SubmitPorts } from './submit-ports.ts';

type CasePorts = Pick<SubmitPorts, 'store' | 'surroundings'>;

const take = (work: UnitOfWork, { case: after, events }: DecidedCase): MeteringCase => {
  work.put('meteringCase', after.caseId, after);
  work.announce(events);
  return after;
};

const inCorridor = async <Result>(
  { store, surroundings }: CasePorts,
  verb: string,
  caseId: string,
  decide: (work: UnitOfWork) => Promise<Result | Refusal>,
): Promise<Result> => {
  const walked = await walk(store, surroundings, clockCause(verb, caseId), decide);
  if (walked.outcome === 'refused') throw new Error(`${verb} ${caseId}: ${walked.refusal.refused}`);
  return walked.result;
};

/** Opens the case of a verdict, and ends those that it makes pointless, in one commit; again is no change. */
export const heedVerdict = async (
  ports: CasePorts,
  { opens, resolves = [] }: Pick<Settlement, 'opens' | 'resolves'>,
): Promise<void> => {
  const caseId = opens?.caseId ?? resolves[0];
  if (caseId === undefined) return;
  await inCorridor(ports, 'settle-usage', caseId, async (work) => {
    if (opens) take(work, openCase(await work.read('meteringCase', opens.caseId), opens));
    for (const known of await work.readAll('meteringCase', resolves))
      if (known) take(work, resolveCase(known, work.now));
    return undefined;
  });
};

/** The subscription that pays for a ledger item, in its license as that is looked at. */
const payingFor = async (
  { store, usage }: Pick<SubmitPorts, 'store' | 'usage'>,
  key: LedgerKey,
  look: (license: License) => License,
): Promise<Subscription | undefined> => {
  const payer = (await usage.ledger.read(key))?.payer;
  if (!payer) return undefined;
  const [stored] = await store.load([{ kind: 'license', id: payer.licenseId }]);
  const license = stored?.entity && look(stored.entity);
  return license?.subscriptions.find(({ id }) => id === payer.subscriptionId);
};

/** Whether AWS says of a subscription that is live here that its customer is not subscribed: only that is worth a case. */
export const isHeldLive = async (
  ports: Pick<SubmitPorts, 'store' | 'usage' | 'surroundings'>,
  draft: CaseDraft,
): Promise<boolean> => {
  const now = ports.surroundings.now();
  const paying = await payingFor(ports, draft, (license) => licenseAt(license, now));
  return paying !== undefined && isLive(paying);
};

/** Whether the subscription that pays for a ledger item has ended: a flush may have put its work a second time, elsewhere. */
export const mayBeFlushed = async (
  ports: Pick<SubmitPorts, 'store' | 'usage'>,
  key: LedgerKey,
): Promise<boolean> => {
  const paying = await payingFor(ports, key, (license) => license);
  return (paying?.endedAt ?? paying?.closedAt) !== undefined;
};

/**
 * The cases of held usage as they stand now. What is suspicious and nobody decided in time the policy releases here; what a
 * contract grants nobody can guess, and such a case waits until the deadline.
 * @param isTime whether the time of release has come
 * @returns by id
 */
export const casesOf = async (
  ports: CasePorts,
  caseIds: readonly string[],
  isTime: boolean,
): Promise<ReadonlyMap<string, MeteringCase>> => {
  const stored = await ports.store.load(caseIds.map((id) => ({ kind: 'meteringCase' as const, id })));
  const known = stored.flatMap(({ entity }) => entity ?? []);
  const asked = known.map(async (each): Promise<[string, MeteringCase]> => {
    const isOver = isTime && each.kind === 'suspicious' && each.state.name === 'WAITING';
    return [each.caseId, isOver ? await release(ports, each) : each];
  });
  return new Map(await Promise.all(asked));
};

const release = (ports: CasePorts, { caseId }: MeteringCase): Promise<MeteringCase> =>
  inCorridor(ports, 'release-usage', caseId, async (work) => {
    const known = await work.read('meteringCase', caseId);
    if (!known) throw new Error(`the case ${caseId} is gone`);
    return take(work, releaseByPolicy(known, work.now));
  });
