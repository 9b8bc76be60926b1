/**
 * A link as it comes in: checked letter by letter, then sealed. Nothing here decides whether it may be redeemed.
 * @module
 */
import { checkedLink, maskedLink } from '#domain/activation/link.ts';
import { termsFor } from '#domain/activation/tenants.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import type { Sealed } from '#domain/sealed.ts';
import type { ApiPorts } from './ports.ts';

/**
 * Checks and seals a link, before any commit is begun.
 * @returns refusals: NOT_FOUND where there is no such tenant, ACTIVATION_NOT_OFFERED, LINK_FORMAT
 */
export const sealLink = async (
  { store, policies, sealing }: Pick<ApiPorts, 'store' | 'policies' | 'sealing'>,
  tenantId: string,
  text: string,
): Promise<Sealed | Refusal> => {
  const [stored] = await store.load([{ kind: 'tenant', id: tenantId }]);
  if (!stored?.entity) return refuse('NOT_FOUND', { id: tenantId });
  const found = termsFor(stored.entity, await policies.forProduct(stored.entity.productCode));
  if (isRefusal(found)) return found;
  const checked = checkedLink(text, found.terms.hosts);
  if (isRefusal(checked)) return checked;
  return sealing.seal(checked.link, maskedLink(checked.link), 'activation-link');
};
