/**
 * The buyer's door to usage statements: what a signed link says is shown, and nothing else.
 * @module
 */
import { LOCALES, type Locale, localeOf } from '#domain/messages/locale.ts';
import type { StatementProblem } from '#domain/messages/statement.words.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import { LEDGER_PAGE_ITEMS } from '#domain/metering/limits.ts';
import { type Month, monthOf, type Statement, statementOf } from '#domain/metering/statement.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { log } from '#lambdas/edge/log.ts';
import {
  correlationIdOf,
  type PublicDoor,
  publicDoor,
  showPage,
  showStyle,
  type Visit,
} from '#lambdas/edge/public-door.ts';
import type { Paged } from '#lambdas/stores/usage-store.ts';
import type { StatementPorts } from './desk-ports.ts';
import { statementCsv } from './statement-csv.ts';
import { type StatementSetting, statementProblemPage } from './statement-frame.ts';
import { openStatementLink, STATEMENT_PATH } from './statement-link.ts';
import { statementPage } from './statement-page.ts';
import { STATEMENT_STYLE, STATEMENT_STYLE_FILE } from './statement-style.ts';

const STATUS: Readonly<Record<StatementProblem, number>> = {
  invalid: 404,
  expired: 410,
  NOT_FOUND: 404,
  INTERNAL: 500,
};

/** Chosen by a link, else what the browser prefers. */
const localeOfVisit = (visit: Visit): Locale =>
  LOCALES.find((locale) => locale === visit.req.query('lang')) ??
  localeOf(visit.req.header('accept-language'));

const settingOf = (visit: Visit, { products }: StatementPorts, productCode?: string): StatementSetting => ({
  locale: localeOfVisit(visit),
  below: visit.req.path.endsWith(STATEMENT_PATH) ? 'statement/' : '',
  query: visit.req.query(),
  products: products.filter((product) => productCode === undefined || product.productCode === productCode),
});

const say = (
  visit: Visit,
  ports: StatementPorts,
  problem: StatementProblem,
): Response | Promise<Response> => {
  log.info('a statement was not shown', { problem, correlationId: correlationIdOf(visit) });
  return showPage(visit, statementProblemPage(settingOf(visit, ports), problem), STATUS[problem]);
};

const itemsOf = async ({ usage }: StatementPorts, tenantId: string, { from, until }: Month) => {
  const items: LedgerItem[] = [];
  let after: string | undefined;
  do {
    const page: Paged<LedgerItem> = await usage.ledger.between(
      tenantId,
      from,
      until,
      LEDGER_PAGE_ITEMS,
      after,
    );
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
};

/** What a link leads to. */
interface Opened {
  readonly tenant: Tenant;
  readonly statement: Statement;
}

const open = async (visit: Visit, ports: StatementPorts): Promise<Opened | StatementProblem> => {
  const link = openStatementLink(visit.req.query(), await ports.statementKeys(), ports.surroundings.now());
  if (typeof link === 'string') return link;
  const month = monthOf(link.month);
  const [stored] = await ports.store.load([{ kind: 'tenant' as const, id: link.tenantId }]);
  if (!stored?.entity || !month) return 'invalid';
  return { tenant: stored.entity, statement: statementOf(month, await itemsOf(ports, link.tenantId, month)) };
};

const show = async (visit: Visit, ports: StatementPorts): Promise<Response> => {
  const opened = await open(visit, ports);
  if (typeof opened === 'string') return say(visit, ports, opened);
  const { tenant, statement } = opened;
  const { productCode, tenantId } = tenant;
  const setting = settingOf(visit, ports, productCode);
  const { metering } = await ports.policies.forProduct(productCode);
  return showPage(
    visit,
    statementPage({
      ...setting,
      tenantId,
      statement,
      productName: setting.products[0]?.name ?? productCode,
      asOf: ports.surroundings.now(),
      titleOf: (dimension) => metering?.dimensions[dimension]?.title ?? dimension,
    }),
  );
};

const download = async (visit: Visit, ports: StatementPorts): Promise<Response> => {
  const opened = await open(visit, ports);
  if (typeof opened === 'string') return say(visit, ports, opened);
  const { statement } = opened;
  return visit.body(statementCsv(statement, localeOfVisit(visit)), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="usage-${statement.month.name}.csv"`,
  });
};

/** The door over its ports. */
export const statementDoor = (ports: StatementPorts): PublicDoor => {
  const door = publicDoor((visit, problem) => say(visit, ports, problem));
  door.get(STATEMENT_PATH, (visit) => show(visit, ports));
  door.get(`${STATEMENT_PATH}/usage.csv`, (visit) => download(visit, ports));
  door.get(`${STATEMENT_PATH}/${STATEMENT_STYLE_FILE}`, (visit) => showStyle(visit, STATEMENT_STYLE));
  return door;
};
