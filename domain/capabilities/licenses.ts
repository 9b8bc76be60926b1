/**
 * What is changed about a product that the customer has: its description, seats, end, counters and template.
 * @module
 */
import { isRefusal, refuse } from '../errors.ts';
import { isoOf } from '../time.ts';
import { type EnlistedProduct, SUBJECTS, type VendorValue } from './account.ts';
import type { Acted, ActRule, ActScene } from './acts.ts';
import { enlistedOf, withProduct } from './enlist.ts';
import { refuseNaming, wordsIn } from './may-do.ts';
import { ofAnotherProduct } from './templates.ts';

const changed = (
  { account }: ActScene,
  product: string,
  enlisted: EnlistedProduct,
  what: Parameters<typeof SUBJECTS.ofProduct>[1],
  desired: VendorValue,
): Acted => ({
  account: withProduct(account, product, enlisted),
  change: { subject: SUBJECTS.ofProduct(product, what), product, desired },
});

/** Describes a product of the customer otherwise. */
export const describeProduct: ActRule<'product.describe'> = ({ product, description }, scene) => {
  const enlisted = enlistedOf(scene, product);
  if (isRefusal(enlisted)) return enlisted;
  if (enlisted.description === description) return { account: scene.account };
  return changed(scene, product, { ...enlisted, description }, 'description', description);
};

/** Assigns seats, within what the policy says of the product. */
export const assignSeats: ActRule<'seats.assign'> = ({ product, seats }, scene) => {
  const enlisted = enlistedOf(scene, product);
  if (isRefusal(enlisted)) return enlisted;
  const { table } = scene;
  const { least, most } = table.products[product]?.seats ?? { least: 0, most: Number.MAX_SAFE_INTEGER };
  if (!Number.isSafeInteger(seats) || seats < least || seats > most) {
    const named = { product: wordsIn(table.lists.products, product) };
    return refuseNaming('SEATS_OUT_OF_RANGE', named, { product, seats, least, most });
  }
  if (enlisted.seats === seats) return { account: scene.account };
  return changed(scene, product, { ...enlisted, seats }, 'seats', seats);
};

/** Renews a license: it ends later than it did. The very same end once more changes nothing. */
export const renewLicense: ActRule<'license.renew'> = ({ product, until }, scene) => {
  const enlisted = enlistedOf(scene, product);
  if (isRefusal(enlisted)) return enlisted;
  if (enlisted.expiresAt === until) return { account: scene.account };
  const endsAfter = Math.max(enlisted.expiresAt ?? scene.now, scene.now);
  if (until <= endsAfter) {
    const named = { product: wordsIn(scene.table.lists.products, product) };
    const details = { product, until: isoOf(until), after: isoOf(endsAfter) };
    return refuseNaming('RENEWAL_NOT_LATER', named, details);
  }
  return changed(scene, product, { ...enlisted, expiresAt: until }, 'expiry', until);
};

/** Resets the counters of a product. */
export const resetCounter: ActRule<'counter.reset'> = ({ product }, scene) => {
  const enlisted = enlistedOf(scene, product);
  if (isRefusal(enlisted)) return enlisted;
  return changed(scene, product, { ...enlisted, counterResetAt: scene.now }, 'counter', scene.now);
};

/** Gives a template to a product that the customer has. */
export const assignTemplate: ActRule<'template.assign-to-existing'> = (act, scene) => {
  const { product, templateId, template } = act;
  const enlisted = enlistedOf(scene, product);
  if (isRefusal(enlisted)) return enlisted;
  if (!template) return refuse('TEMPLATE_UNKNOWN', { templateId, productCode: scene.account.productCode });
  if (template.product !== product) return ofAnotherProduct(scene.table, product, template);
  if (enlisted.templateId === templateId) return { account: scene.account };
  return changed(scene, product, { ...enlisted, templateId }, 'template', templateId);
};

/** How the license of a product stands, as license lists show it. */
export type LicenseStatus = 'normal' | 'expiring-soon' | 'expired' | 'exceeded';

/**
 * The status of a license: an end that has come weighs more than seats in excess, and those more than an end that is near.
 * @param used seats in use, where the vendor says so
 * @param noticeMs ms before the end in which it is called near
 */
export const licenseStatusAt = (
  { seats, expiresAt }: EnlistedProduct,
  used: number | undefined,
  noticeMs: number,
  now: number,
): LicenseStatus => {
  if (expiresAt !== undefined && expiresAt <= now) return 'expired';
  if (used !== undefined && seats !== undefined && used > seats) return 'exceeded';
  return expiresAt !== undefined && expiresAt - noticeMs <= now ? 'expiring-soon' : 'normal';
};
