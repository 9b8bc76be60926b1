/**
 * Templates are made, changed, and given to new customers: the reseller's own, across customers.
 * @module
 */
import type { VendorActOutcome } from '#domain/api/capabilities.ts';
import {
  carryOutEdit,
  carryOutForNew,
  type TemplateCarriedOut,
} from '#domain/capabilities/carry-out-template.ts';
import { settled } from '#domain/capabilities/details.ts';
import type { Template } from '#domain/capabilities/templates.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { textHashOf } from '#lambdas/edge/hashes.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import type { ActPorts } from './act-ports.ts';
import { corridorOf, DOOR } from './api.corridor.ts';
import { sceneOf } from './around.ts';
import { type Details, putOpened, putSuperseded, showChange, toldOf } from './carried.ts';
import { templatePath } from './paths.ts';
import { tellingAtOnce } from './tell-at-once.ts';
import { newCustomersKeyOf, templateKeyOf } from './template-keys.ts';

type EditKey = 'PUT /v1/products/{code}/templates/{templateId}';
type NewKey = 'POST /v1/products/{code}/templates/{templateId}/new-customers';
type Shown = Pick<VendorActOutcome, 'change'>;

/** Of a product on sale; refused where it is none, since another product's policy would be asked. */
export const notOnSale = ({ products }: Pick<ActPorts, 'products'>, code: string): Refusal | undefined =>
  products.some(({ productCode }) => productCode === code) ? undefined : refuse('NOT_FOUND', { id: code });

const putTemplates = async (
  work: UnitOfWork,
  { template, replaced, newCustomers, begun }: TemplateCarriedOut,
  details?: Details,
): Promise<void> => {
  for (const each of [template, ...(replaced ? [replaced] : [])])
    work.put('template', templateKeyOf(each.productCode, each.templateId), each);
  if (newCustomers)
    work.put('newCustomers', newCustomersKeyOf(newCustomers.productCode, newCustomers.product), newCustomers);
  if (!begun) return;
  await putSuperseded(work, begun.superseded);
  putOpened(work, begun.opened, details);
};

const decidedOf = (
  known: Template | undefined,
  { template, begun }: TemplateCarriedOut,
  scene: Awaited<ReturnType<typeof sceneOf>>,
): Decided => ({
  isWritten: template !== known,
  events: begun?.events ?? [],
  ...toldOf(begun?.opened, begun?.superseded ?? [], scene.propagations),
});

/** `PUT /v1/products/{code}/templates/{templateId}`. */
export const putTemplate = (ports: ActPorts): Handler<EditKey> => {
  const write = operatorWrite<EditKey, UnitOfWork, Template | undefined, Shown>(DOOR, corridorOf(ports), {
    verb: 'template-edit',
    self: ({ params }) => templatePath(params.code, params.templateId),
    show: showChange,
    find: async (work, { params: { code, templateId } }) => {
      const key = templateKeyOf(code, templateId);
      const target = await work.read('template', key);
      return notOnSale(ports, code) ?? { target, version: work.versionOf('template', key) };
    },
    decide: async (work, known, { params, body }) => {
      const { accountType, product, name, settings } = body;
      const { code: productCode, templateId } = params;
      const draft = { templateId, productCode, accountType, product, name };
      const settingsHash = textHashOf(settled(settings));
      const latest = known?.propagationId === undefined ? [] : [known.propagationId];
      const scene = await sceneOf(ports, work, productCode, latest);
      const done = carryOutEdit(known, { ...draft, settingsHash }, scene);
      if (isRefusal(done)) return done;
      await putTemplates(work, done, { plain: { name, settings } });
      return decidedOf(known, done, scene);
    },
  });
  return tellingAtOnce(ports, write);
};

/** `POST /v1/products/{code}/templates/{templateId}/new-customers`. */
export const giveToNewCustomers = (ports: ActPorts): Handler<NewKey> => {
  const write = operatorWrite<NewKey, UnitOfWork, Template, Shown>(DOOR, corridorOf(ports), {
    verb: 'template-assign-to-new',
    self: ({ params }) => templatePath(params.code, params.templateId),
    show: showChange,
    find: async (work, { params: { code: productCode, templateId } }) => {
      const key = templateKeyOf(productCode, templateId);
      const target = await work.read('template', key);
      if (target) return { target, version: work.versionOf('template', key) };
      return notOnSale(ports, productCode) ?? refuse('TEMPLATE_UNKNOWN', { productCode, templateId });
    },
    decide: async (work, template, { body }) => {
      const { productCode, product } = template;
      const now = await work.read('newCustomers', newCustomersKeyOf(productCode, product));
      const current =
        now?.templateId === undefined
          ? undefined
          : await work.read('template', templateKeyOf(productCode, now.templateId));
      const latest = now?.propagationId === undefined ? [] : [now.propagationId];
      const scene = await sceneOf(ports, work, productCode, latest);
      const done = carryOutForNew(template, body.given, current, scene);
      if (isRefusal(done)) return done;
      await putTemplates(work, done);
      return decidedOf(template, done, scene);
    },
  });
  return tellingAtOnce(ports, write);
};
