/**
 * Templates: settings of one product that new or existing customers get. They are the reseller's, across customers.
 * @module
 */
import { isRefusal, type Refusal } from '../errors.ts';
import type { CapabilityTable } from '../policy/capabilities-terms.ts';
import type { Instant } from '../time.ts';
import { SUBJECTS, type VendorChange } from './account.ts';
import { mayOperate, refuseNaming, wordsIn } from './may-do.ts';

export interface Template {
  readonly templateId: string;
  readonly productCode: string;
  /** The type of the reseller's account that it belongs to, by its id in the policy. */
  readonly accountType: string;
  /** The product that it is for, by its id in the policy. */
  readonly product: string;
  readonly name: string;
  /** Hash of its settings, which the vendor keeps. */
  readonly settingsHash: string;
  /** 1 for a new one. */
  readonly revision: number;
  /** Whether new customers of the product get it; at most one template of a product has it. */
  readonly forNewCustomers: boolean;
  readonly changedAt: Instant;
  /** The latest propagation of its settings. */
  readonly propagationId?: string;
}

/** What new customers of a product get: one thing for each product, so that there is one template at most. */
export interface NewCustomers {
  readonly productCode: string;
  /** By its id in the policy. */
  readonly product: string;
  /** Absent: none. */
  readonly templateId?: string;
  /** The latest propagation of this. */
  readonly propagationId?: string;
}

/** A template after it was asked to change; without a change, all was so already. */
export interface TemplateChanged {
  readonly template: Template;
  readonly change?: VendorChange;
  /** The template that was for new customers until now. */
  readonly replaced?: Template;
}

const TEMPLATE_SUBJECT = /^templates\/(.+)$/;
const FOR_NEW_SUBJECT = /^new-customers\/(.+)\/template$/;

/**
 * What a subject (`SUBJECTS`) is about, of what all customers share: a template, or what new customers of a product get.
 * @returns `undefined` where it is neither
 */
export const sharedBySubject = (
  subject: string,
): Pick<Template, 'templateId'> | Pick<NewCustomers, 'product'> | undefined => {
  const templateId = TEMPLATE_SUBJECT.exec(subject)?.[1];
  if (templateId !== undefined) return { templateId };
  const product = FOR_NEW_SUBJECT.exec(subject)?.[1];
  return product === undefined ? undefined : { product };
};

/** What is asked of a template. */
export type TemplateDraft = Pick<
  Template,
  'templateId' | 'productCode' | 'accountType' | 'product' | 'name' | 'settingsHash'
>;

/** Refuses a template where another product was meant. */
export const ofAnotherProduct = (
  { lists }: CapabilityTable,
  product: string,
  template: Pick<Template, 'templateId' | 'product'>,
): Refusal => {
  const named = { product: wordsIn(lists.products, product), of: wordsIn(lists.products, template.product) };
  return refuseNaming('TEMPLATE_OF_ANOTHER_PRODUCT', named, { templateId: template.templateId, product });
};

/**
 * Makes a template, or changes the one that is there.
 * @param known what stands in the store; it keeps its product and type
 * @returns the table's refusal where the account type has no templates, or none of this product;
 * `TEMPLATE_OF_ANOTHER_PRODUCT`
 */
export const editTemplate = (
  known: Template | undefined,
  draft: TemplateDraft,
  table: CapabilityTable,
  now: Instant,
): TemplateChanged | Refusal => {
  const { accountType, product } = known ?? draft;
  const allowed = mayOperate(table, accountType, 'template.edit', product);
  if (isRefusal(allowed)) return allowed;
  if (draft.product !== product) return ofAnotherProduct(table, draft.product, known ?? draft);
  const { name, settingsHash } = draft;
  if (known && known.name === name && known.settingsHash === settingsHash) return { template: known };
  const before = known ?? { ...draft, revision: 0, forNewCustomers: false };
  const template = { ...before, name, settingsHash, revision: before.revision + 1, changedAt: now };
  const subject = SUBJECTS.template(template.templateId);
  return { template, change: { subject, product, desired: `${name} ${settingsHash}` } };
};

/**
 * Gives a template to whoever comes new, or gives it no more.
 * @param current the template that new customers of this product get now
 */
export const assignToNew = (
  template: Template,
  wanted: boolean,
  current: Template | undefined,
  table: CapabilityTable,
  now: Instant,
): TemplateChanged | Refusal => {
  const { accountType, product, templateId } = template;
  const allowed = mayOperate(table, accountType, 'template.assign-to-new', product);
  if (isRefusal(allowed)) return allowed;
  if (template.forNewCustomers === wanted) return { template };
  const subject = SUBJECTS.templateForNew(product);
  const replaced = wanted && current && current.templateId !== templateId ? current : undefined;
  return {
    template: { ...template, forNewCustomers: wanted, changedAt: now },
    change: { subject, product, desired: wanted ? templateId : null },
    ...(replaced ? { replaced: { ...replaced, forNewCustomers: false, changedAt: now } } : {}),
  };
};
