/**
 * The route of a move's page: how it stands, for the administrators of the tenant.
 * @module
 */
import { movePath } from '#domain/registration/move-address.ts';
import { type PublicDoor, showPage } from '#lambdas/edge/public-door.ts';
import { productOf } from './deliver.ts';
import { movePage, noMovePage } from './pages/move.ts';
import { settingOf } from './pages/setting.ts';
import type { RegistrationPorts } from './ports.ts';
import { readMove } from './read-move.ts';
import { type SignedIn, signedIn } from './signed-in.ts';

const showMove = async ({ ports, visit, tenant, locale, correlationId }: SignedIn): Promise<Response> => {
  const product = productOf(ports, tenant.productCode);
  const { tenantId } = tenant;
  const standing = await readMove(ports, tenantId, correlationId);
  const scene = { ...settingOf(locale, ports.publicOrigin, [product]), product, tenantId };
  return showPage(visit, standing ? movePage(scene, standing) : noMovePage(scene));
};

/** Adds the route. */
export const addMove = (door: PublicDoor, ports: RegistrationPorts): void => {
  door.get(movePath(':tenant'), signedIn(ports, showMove));
};
