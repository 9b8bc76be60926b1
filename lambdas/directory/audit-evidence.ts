/**
 * Gathers what a license or a tenant can be rebuilt from: its trail and those of its agreements, and the notifications kept
 * for them.
 * @module
 */
import type { JournalEntry } from '#domain/journal.ts';
import { REBUILD_COMMITS_MAX } from '#domain/limits.ts';
import type { Evidence, Told } from '#domain/rebuild/evidence.ts';
import { agreementIdsOf, licenseIdsOf } from '#domain/rebuild/rebuild.ts';
import { hear, readEnvelope } from '#lambdas/marketplace/notification.ts';
import type { JournalReads } from '#lambdas/stores/journal-reads.ts';
import type { AuditPorts } from './audit-ports.ts';

/** Most entries in one read of a trail. */
const PAGE = 100;
/** Sorts before and behind every position. */
const FIRST = '0';
const LAST = '~';

const wholeTrail = async (journal: JournalReads, trail: string): Promise<JournalEntry[]> => {
  const entries: JournalEntry[] = [];
  let after = FIRST;
  while (entries.length < REBUILD_COMMITS_MAX) {
    const page = await journal.ofTrail(trail, { after, before: LAST, newestFirst: false, limit: PAGE });
    entries.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = `${new Date(last.at).toISOString()}#${last.commitId}`;
  }
  return entries;
};

/** What cannot be read now could not be read when it came, and was put aside then. */
const toldBy = (body: string): Told[] => {
  try {
    const heard = hear(readEnvelope(body));
    // what became of a request to cancel is read from AWS again, and ends nothing by itself; an offer changes no license
    return heard.kind === 'license' || heard.kind === 'agreement' || heard.kind === 'advisory' ? [heard] : [];
  } catch {
    return [];
  }
};

const joined = (parts: readonly Evidence[]): Evidence => ({
  entries: [
    ...new Map(parts.flatMap(({ entries }) => entries).map((each) => [each.commitId, each])).values(),
  ],
  notifications: parts.flatMap(({ notifications }) => notifications),
});

const ofAgreement = async (
  { journal, notifications }: AuditPorts,
  agreementId: string,
): Promise<Evidence> => {
  const [entries, bodies] = await Promise.all([
    wholeTrail(journal, `agreement/${agreementId}`),
    notifications.ofAgreement(agreementId),
  ]);
  return { entries, notifications: bodies.flatMap(toldBy) };
};

/** Of licenses and every agreement that they name. */
const ofLicenses = async (ports: AuditPorts, licenseIds: readonly string[]): Promise<Evidence> => {
  const trails = await Promise.all(licenseIds.map((id) => wholeTrail(ports.journal, `license/${id}`)));
  const committed: Evidence = joined([{ entries: trails.flat(), notifications: [] }]);
  const agreementIds = new Set(licenseIds.flatMap((id) => agreementIdsOf(id, committed)));
  const agreements = await Promise.all([...agreementIds].map((id) => ofAgreement(ports, id)));
  return joined([committed, ...agreements]);
};

/** What a license is rebuilt from. */
export const evidenceOfLicense = (ports: AuditPorts, licenseId: string): Promise<Evidence> =>
  ofLicenses(ports, [licenseId]);

/** What a tenant is rebuilt from: its own trail, and all of its licenses'. */
export const evidenceOfTenant = async (ports: AuditPorts, tenantId: string): Promise<Evidence> => {
  const own: Evidence = { entries: await wholeTrail(ports.journal, `tenant/${tenantId}`), notifications: [] };
  return joined([own, await ofLicenses(ports, licenseIdsOf(tenantId, own))]);
};
