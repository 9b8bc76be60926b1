/**
 * A run of the repair: page by page over what changed since the last one.
 * @module
 */
import { REPAIR_PAGES_MAX } from '#domain/limits.ts';
import { addReports, EMPTY_REPORT, type RepairReport } from '#domain/repair/findings.ts';
import type { SaidAgreement } from '#domain/repair/said.ts';
import { SEARCHES, type SearchName, type Span, spanOf, type Watermark } from '#domain/repair/watermark.ts';
import { count, log } from '#lambdas/edge/log.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { type RepairPorts, repairAgreements } from './repair.ts';
import { repairEntitlements } from './repair-entitlements.ts';

/** Where a run of one search stands. */
interface Progress {
  readonly reachedAt: number;
  readonly isComplete: boolean;
  readonly report: RepairReport;
}

const CAUSE = { door: 'lifecycle', verb: 'repair', actor: { kind: 'clock' as const } };

/** Remembers how far the search has come; what differed is announced with the end of the run. */
const advance = async (ports: RepairPorts, search: SearchName, progress: Progress): Promise<void> => {
  const cause = { ...CAUSE, correlationId: `repair ${search} ${progress.reachedAt}` };
  const { report, isComplete } = progress;
  const isNews = isComplete && report.differing > 0;
  const walked = await walk(
    ports.store,
    ports.surroundings,
    cause,
    async (work) => {
      await work.read('watermark', search);
      const watermark: Watermark = { search, ranAt: work.now, ...progress };
      work.put('watermark', search, watermark);
      if (isNews) work.announce([{ type: 'repair.finished', version: 1, search, ...report }]);
    },
    { quiet: !isNews },
  );
  if (walked.outcome === 'refused') throw new Error(`watermark ${search}: ${walked.refusal.refused}`);
};

/** Agreements that begin when they are accepted are found by their update; only future-dated ones begin unseen. */
const concerns = (search: SearchName, { startsAt, acceptedAt }: SaidAgreement): boolean =>
  search === 'updated' || startsAt > acceptedAt;

/** One search to the end of its span, or of its pages; the watermark follows each page that was applied. */
const runSearch = async (ports: RepairPorts, search: SearchName, span: Span): Promise<RepairReport> => {
  let report = EMPTY_REPORT;
  let token: string | undefined;
  for (let page = 1; page <= REPAIR_PAGES_MAX; page += 1) {
    const { agreements, next } = await ports.agreements.page({ by: search, span }, token);
    const concerned = agreements.filter((said) => concerns(search, said));
    report = addReports(report, (await repairAgreements(ports, concerned, span.before)).report);
    const last = agreements.at(-1);
    const lastAt = search === 'updated' ? last?.updatedAt : last?.startsAt;
    if (next === undefined) {
      await advance(ports, search, { reachedAt: span.before, isComplete: true, report });
      return report;
    }
    if (lastAt !== undefined) await advance(ports, search, { reachedAt: lastAt, isComplete: false, report });
    token = next;
  }
  log.warn('a repair run stopped at its most pages; the next one goes on', { search });
  return report;
};

const counted = (report: RepairReport): RepairReport => {
  if (report.repaired > 0) count('factsRepaired', report.repaired);
  if (report.byKind.contradicted) count('factsContradicted', report.byKind.contradicted);
  log.info('repair finished', { ...report });
  return report;
};

/**
 * One run over every agreement that changed or began since the last one.
 * @returns what it found and repaired
 * @throws where AWS does not answer, or a commit kept conflicting: the next run goes on from the watermark
 */
export const runRepair = async (ports: RepairPorts): Promise<RepairReport> => {
  const now = ports.surroundings.now();
  const stored = await ports.store.load(SEARCHES.map((id) => ({ kind: 'watermark' as const, id })));
  let report = EMPTY_REPORT;
  for (const [index, search] of SEARCHES.entries()) {
    const span = spanOf(stored[index]?.entity, now);
    report = addReports(report, await runSearch(ports, search, span));
  }
  return counted(report);
};

/** One run over every entitlement; what it found is announced. */
export const runEntitlementRepair = async (ports: RepairPorts): Promise<RepairReport> => {
  const report = await repairEntitlements(ports);
  if (report.differing === 0) return counted(report);
  const cause = { ...CAUSE, correlationId: `repair entitlements ${ports.surroundings.now()}` };
  await walk(ports.store, ports.surroundings, cause, async (work) => {
    work.announce([{ type: 'repair.finished', version: 1, search: 'entitlements', ...report }]);
  });
  return counted(report);
};
