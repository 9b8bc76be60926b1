/**
 * An act on a vendor account, whichever: the account changes, the change begins to propagate, and the worker is told to tell
 * the vendor.
 * @module
 */
import type { VendorActOutcome } from '#domain/api/capabilities.ts';
import type { VendorAccount } from '#domain/capabilities/account.ts';
import type { ActKind } from '#domain/capabilities/acts.ts';
import { carryOut } from '#domain/capabilities/carry-out.ts';
import { isRefusal } from '#domain/errors.ts';
import { type Hint, hintOf } from '#domain/messages/hints.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import { operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import type { ActPorts } from './act-ports.ts';
import { ACTS, type ActKey, type Made, type Making } from './acts.ts';
import { corridorOf, DOOR } from './api.corridor.ts';
import { findAccount, sceneOf } from './around.ts';
import { putOpened, putSuperseded, showChange, toldOf } from './carried.ts';
import { vendorAccountPath } from './paths.ts';
import { tellingAtOnce } from './tell-at-once.ts';

/** What cannot be taken back is said before it is done. */
const warningsOf = ({ act }: Made, { tenantId }: VendorAccount): Hint[] =>
  act.kind === 'account.merge' ? [hintOf('ACCOUNT_TO_BE_EMPTY', { from: act.from, tenantId })] : [];

const stateChange = (before: VendorAccount, after: VendorAccount) =>
  before.state.name === after.state.name
    ? []
    : [{ resource: vendorAccountPath(after.tenantId), from: before.state.name, to: after.state.name }];

/**
 * The handler of one kind of act.
 * @returns a handler that refuses with what the table says, then with what the act refuses with
 */
export const actOn = <Kind extends ActKind>(ports: ActPorts, kind: Kind): Handler<ActKey<Kind>> => {
  const make = ACTS[kind] as (asked: Asked<ActKey>, making: Making) => Made | Promise<Made>;
  const write = operatorWrite<ActKey, UnitOfWork, VendorAccount, Pick<VendorActOutcome, 'change'>>(
    DOOR,
    corridorOf(ports),
    {
      verb: kind.replace('.', '-'),
      self: ({ params }) => vendorAccountPath(params.id),
      show: showChange,
      find: findAccount,
      decide: async (work, account, asked) => {
        const { productCode, tenantId, latest } = account;
        const made = await make(asked, { ports, work, account });
        const scene = await sceneOf(ports, work, productCode, Object.values(latest));
        const done = carryOut(account, made.act, scene);
        if (isRefusal(done)) return done;
        const { account: after, opened, superseded, events } = done;
        work.put('vendorAccount', tenantId, after);
        await putSuperseded(work, superseded);
        if (opened) putOpened(work, opened, made.details?.(after));
        const told = toldOf(opened, superseded, scene.propagations);
        return {
          isWritten: after !== account,
          events,
          ...told,
          changes: [...stateChange(account, after), ...told.changes],
          warnings: [...told.warnings, ...(opened ? warningsOf(made, account) : [])],
        };
      },
    },
  );
  return tellingAtOnce(ports, write) as Handler<ActKey<Kind>>;
};
