/**
 * Reads the desk of orphans: one list for each kind, one after the other, each oldest first.
 * @module
 */
import { ORPHAN_KINDS, type OrphanKind, type OrphanView } from '#domain/api/orphans.ts';
import { isRefusal } from '#domain/errors.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { durationMs, type Instant } from '#domain/time.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type FilledPage, fillPage, type PageRequest, pageRequest } from '#lambdas/stores/page.ts';
import { hasLegacyTwin } from './legacy-twin.ts';
import { licenseOrphan, registrationOrphan } from './orphan-rows.ts';
import type { ReadPorts } from './ports.ts';
import { withPredecessor } from './predecessor.ts';

/** Which list of the store a kind is found in. Licenses stand there by since when, failed mails by when to try again. */
const LISTS = {
  unregistered: { kind: 'license', state: 'ACTIVE_UNREGISTERED' },
  unlicensed: { kind: 'license', state: 'PENDING' },
  unfinished: { kind: 'license', state: 'ACTIVE_UNBOUND' },
  'mail-failed': { kind: 'registration', state: 'MAIL_FAILED' },
  'binding-refused': { kind: 'registration', state: 'BINDING_REFUSED' },
} as const satisfies Record<OrphanKind, object>;

const orphanAfterMs = async (ports: ReadPorts, productCode: string | undefined): Promise<number> =>
  durationMs((await ports.policies.forProduct(productCode)).desks.orphanAfter);

/** The latest instant at which anything that is an orphan now can have come into its state. */
const latestSince = async (ports: ReadPorts, now: Instant): Promise<Instant> => {
  const ages = ports.products.map(({ productCode }) => orphanAfterMs(ports, productCode));
  return now - Math.min(...(await Promise.all(ages)));
};

const pageOfKind = async (
  ports: ReadPorts,
  kind: OrphanKind,
  page: PageRequest,
  viewing: { now: Instant; locale: Locale },
): Promise<FilledPage<OrphanView>> => {
  const list = LISTS[kind];
  const termsFor = async (productCode: string | undefined) => ({
    ...viewing,
    orphanAfterMs: await orphanAfterMs(ports, productCode),
  });
  if (list.kind === 'registration') {
    return fillPage(ports.store, { by: 'state', ...list }, page, async ({ entity }) =>
      entity ? registrationOrphan(entity, kind, await termsFor(entity.productCode)) : undefined,
    );
  }
  const until = await latestSince(ports, viewing.now);
  return fillPage(ports.store, { by: 'state', ...list, until }, page, async ({ entity }) => {
    const row = entity && licenseOrphan(entity, kind, await termsFor(entity.productCode));
    return row && !(await hasLegacyTwin(ports, entity)) ? withPredecessor(ports.store, row) : undefined;
  });
};

/** A position is a kind and a position in its list: `unlicensed 2026-…`, or `unlicensed ` for its beginning. */
const startOf = (position: string | undefined, kinds: readonly OrphanKind[]) => {
  const [kind, ...after] = (position ?? '').split(' ');
  const index = Math.max(0, kinds.indexOf(kind as OrphanKind));
  const text = after.join(' ');
  return { index, after: text === '' ? undefined : text };
};

/** `GET /v1/orphans`. A page holds rows of one kind; the next page may begin the next kind. */
export const listOrphans =
  (ports: ReadPorts): Handler<'GET /v1/orphans'> =>
  async ({ query, locale }) => {
    const scope = { list: 'orphans', filters: { kind: query.kind } };
    const position = openCursor(scope, query.cursor);
    if (isRefusal(position)) return position;
    const kinds = query.kind === undefined ? ORPHAN_KINDS : [query.kind];
    const viewing = { now: ports.surroundings.now(), locale };
    const start = startOf(position, kinds);
    for (let index = start.index; index < kinds.length; index += 1) {
      const kind = kinds[index] as OrphanKind;
      const after = index === start.index ? start.after : undefined;
      const page = await pageOfKind(ports, kind, pageRequest(query.limit, after), viewing);
      const following = kinds[index + 1];
      const next = page.next === undefined ? following && `${following} ` : `${kind} ${page.next}`;
      if (page.items.length === 0 && page.next === undefined && following) continue;
      return { body: { items: [...page.items], ...(next ? { next: sealCursor(scope, next) } : {}) } };
    }
    return { body: { items: [] } };
  };
