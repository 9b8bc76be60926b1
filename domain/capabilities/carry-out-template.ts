/**
 * Acts on templates, whole: they are the reseller's own, across customers, and propagate as changes of customers do.
 * @module
 */
import { isRefusal, type Refusal } from '../errors.ts';
import { type Begun, begin, type ChangeScene } from './begin.ts';
import { tableOf } from './carry-out.ts';
import { RESELLER } from './details.ts';
import {
  assignToNew,
  editTemplate,
  type NewCustomers,
  type Template,
  type TemplateDraft,
} from './templates.ts';

/** What a commit writes; without `begun`, all was so already. */
export interface TemplateCarriedOut {
  readonly template: Template;
  /** The template that was for new customers until now. */
  readonly replaced?: Template;
  readonly newCustomers?: NewCustomers;
  readonly begun?: Begun;
}

const ownerOf = ({ productCode, accountType }: Template) => ({
  tenantId: RESELLER,
  productCode,
  accountType,
});

/**
 * Makes a template, or changes the one that is there.
 * @param scene its propagations: the latest of this template, if any
 */
export const carryOutEdit = (
  known: Template | undefined,
  draft: TemplateDraft,
  scene: ChangeScene,
): TemplateCarriedOut | Refusal => {
  const table = tableOf(scene.policy);
  if (isRefusal(table)) return table;
  const edited = editTemplate(known, draft, table, scene.now);
  if (isRefusal(edited)) return edited;
  const { template, change } = edited;
  if (!change) return { template };
  const begun = begin(ownerOf(template), 'template.edit', change, scene);
  return { template: { ...template, propagationId: begun.opened.propagationId }, begun };
};

/**
 * Gives a template to new customers, or gives it no more.
 * @param current the template that new customers of the product get now
 * @param scene its propagations: the latest of what new customers of the product get, if any
 */
export const carryOutForNew = (
  template: Template,
  wanted: boolean,
  current: Template | undefined,
  scene: ChangeScene,
): TemplateCarriedOut | Refusal => {
  const table = tableOf(scene.policy);
  if (isRefusal(table)) return table;
  const assigned = assignToNew(template, wanted, current, table, scene.now);
  if (isRefusal(assigned)) return assigned;
  const { change, ...rest } = assigned;
  if (!change) return rest;
  const begun = begin(ownerOf(template), 'template.assign-to-new', change, scene);
  const { productCode, product, templateId } = template;
  const { propagationId } = begun.opened;
  return {
    ...rest,
    newCustomers: { productCode, product, ...(wanted ? { templateId } : {}), propagationId },
    begun,
  };
};
