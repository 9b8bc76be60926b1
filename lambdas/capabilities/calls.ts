/**
 * The calls to the vendor that one propagation owes: each is made outside of any commit, and may be made twice.
 * @module
 */
import type { CallsMade, CallsOwed, Taken } from '#domain/capabilities/owed.ts';
import { isToTell } from '#domain/capabilities/propagate.ts';
import type { Observation, Propagation } from '#domain/capabilities/propagation.ts';
import { count, log } from '#lambdas/edge/log.ts';
import type { NotHeard, ToldDetails } from '#lambdas/edge/vendor.ts';
import type { WorkerPorts } from './worker-ports.ts';

/** What the vendor is told beside the change; opened only for as long as it is told. */
const detailsOf = async (
  { store, sealing }: WorkerPorts,
  propagationId: string,
): Promise<ToldDetails | undefined> => {
  const [stored] = await store.load([{ kind: 'changeDetails', id: propagationId }]);
  const details = stored?.entity;
  if (!details?.sealed) return details?.plain;
  const { field, value } = details.sealed;
  const opened = await sealing.open(value, 'vendor-details');
  return { ...details.plain, [field]: JSON.parse(opened) as ToldDetails[string] };
};

/** Whether it is still to be told, as it stands by now. */
const isStillToTell = async ({ store }: WorkerPorts, propagationId: string): Promise<boolean> => {
  const [stored] = await store.load([{ kind: 'propagation', id: propagationId }]);
  return stored?.entity !== undefined && isToTell(stored.entity);
};

const silent = (call: string, propagation: Propagation, { unanswered, status }: NotHeard): undefined => {
  const { propagationId, productCode } = propagation;
  count('vendorUnanswered');
  log.warn('the vendor did not answer', { call, propagationId, productCode, unanswered, status });
  return undefined;
};

const tell = async (ports: WorkerPorts, propagation: Propagation): Promise<Taken | undefined> => {
  const { propagationId, productCode, tenantId, accountType, operation, subject, desired, product } =
    propagation;
  const details = await detailsOf(ports, propagationId);
  // they go in the commit after which nothing is to be told: none may mean that it was, meanwhile
  if (details === undefined && !(await isStillToTell(ports, propagationId))) return undefined;
  const heard = await ports.vendor.change(productCode, {
    ...{ propagationId, tenantId, accountType, operation, subject, desired },
    wantedAt: propagation.openedAt,
    ...(product === undefined ? {} : { product }),
    ...(details === undefined ? {} : { details }),
  });
  if (!('said' in heard)) return silent('change', propagation, heard);
  if (!heard.said.taken) {
    count('changeDeclined');
    log.warn('the vendor did not take a change', { propagationId, productCode, subject });
  }
  return heard.said;
};

const look = async ({ vendor }: WorkerPorts, propagation: Propagation): Promise<Observation | undefined> => {
  const { productCode, tenantId, subject } = propagation;
  const heard = await vendor.shown(productCode, tenantId, subject);
  return 'said' in heard ? heard.said : silent('shown', propagation, heard);
};

/** Tells the change, and looks at what is shown, as far as both are owed. Whoever does not answer is not asked on. */
export const callVendor = async (
  ports: WorkerPorts,
  propagation: Propagation,
  owed: CallsOwed,
): Promise<CallsMade> => {
  const called = owed.upstreams || owed.tell || owed.look;
  const told = owed.tell ? await tell(ports, propagation) : undefined;
  if (owed.tell && !told) return { called };
  const seen = owed.look ? await look(ports, propagation) : undefined;
  return { called, ...(told ? { told } : {}), ...(seen ? { seen } : {}) };
};
