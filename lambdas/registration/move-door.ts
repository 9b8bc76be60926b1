/**
 * The route of a move's page: how it stands, for the administrators of the tenant.
 * @module
 */
import { movePath } from '#domain/registration/move-address.ts';
import { type PublicDoor, showPage } from '#lambdas/edge/public-door.ts';
import { productOf } from './deliver.ts';
import { movePage, noMovePage } from './pages/move.ts';
import { signedInSettingOf } from './pages/signed-in-setting.ts';
import type { PagePorts } from './ports.ts';
import { readMove } from './read-move.ts';
import { type SignedIn, signedIn } from './signed-in.ts';

const showMove = async ({ ports, visit, tenant, locale, correlationId }: SignedIn): Promise<Response> => {
  const product = productOf(ports, tenant.productCode);
  const { tenantId } = tenant;
  const standing = await readMove(ports, tenantId, correlationId);
  const scene = { ...signedInSettingOf(locale, ports.publicOrigin, [product]), product, tenantId };
  return showPage(visit, standing ? movePage(scene, standing) : noMovePage(scene));
};

/** Adds the route. */
export const addMove = (door: PublicDoor, ports: PagePorts): void => {
  door.get(movePath(':tenant'), signedIn(ports, showMove));
};
