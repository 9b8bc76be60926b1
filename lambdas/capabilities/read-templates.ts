/**
 * Lists the templates of a product on sale.
 * @module
 */
import type { TemplateView } from '#domain/api/capabilities.ts';
import { tableOf } from '#domain/capabilities/carry-out.ts';
import { wordsIn } from '#domain/capabilities/may-do.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import type { Template } from '#domain/capabilities/templates.ts';
import { isRefusal } from '#domain/errors.ts';
import type { Words } from '#domain/policy/parts.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { fillPage, pageRequest } from '#lambdas/stores/page.ts';
import type { ActPorts } from './act-ports.ts';
import { templatePath } from './paths.ts';
import { readingView } from './reading-view.ts';
import { notOnSale } from './write-templates.ts';

const viewOf = (
  template: Template,
  change: Propagation | undefined,
  text: Words[keyof Words],
  now: Instant,
): TemplateView => {
  const { templateId, productCode, accountType, product, name, settingsHash, revision } = template;
  const self = templatePath(productCode, templateId);
  return {
    ...{ templateId, accountType, name, settingsHash, revision },
    product: { id: product, text },
    forNewCustomers: template.forNewCustomers,
    changedAt: isoOf(template.changedAt),
    ...(change ? { change: readingView(change, now) } : {}),
    links: { self, newCustomers: `${self}/new-customers` },
  };
};

const changeOf = async (
  { store }: ActPorts,
  { propagationId }: Template,
): Promise<Propagation | undefined> => {
  if (propagationId === undefined) return undefined;
  const [stored] = await store.load([{ kind: 'propagation', id: propagationId }]);
  return stored?.entity;
};

/** `GET /v1/products/{code}/templates`. */
export const listTemplates =
  (ports: ActPorts): Handler<'GET /v1/products/{code}/templates'> =>
  async ({ params: { code: productCode }, query, locale }) => {
    const absent = notOnSale(ports, productCode);
    if (absent) return absent;
    const table = tableOf(await ports.policies.forProduct(productCode));
    if (isRefusal(table)) return table;
    const scope = { list: 'templates', filters: { productCode } };
    const after = openCursor(scope, query.cursor);
    if (isRefusal(after)) return after;
    const now = ports.surroundings.now();
    const page = await fillPage(
      ports.store,
      { by: 'product', kind: 'template', productCode },
      pageRequest(query.limit, after),
      async ({ entity }) => {
        if (!entity) return undefined;
        const text = wordsIn(table.lists.products, entity.product)[locale];
        return viewOf(entity, await changeOf(ports, entity), text, now);
      },
    );
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    return { body: { items: [...page.items], ...next } };
  };
