/**
 * Every capability of Concord, and what of them is watched.
 * @module
 */

import type { Construct } from 'constructs';
import { AccountCapabilities } from './account-capabilities.ts';
import { Activation } from './activation.ts';
import { Audit } from './audit.ts';
import { Clock } from './clock.ts';
import { Directory } from './directory.ts';
import type { Foundation } from './foundation.ts';
import { legacyIfSold } from './legacy.ts';
import { Lifecycle } from './lifecycle.ts';
import { MeteringClose } from './metering-close.ts';
import { MeteringDesk } from './metering-desk.ts';
import { MeteringIntake } from './metering-intake.ts';
import { MeteringSubmit } from './metering-submit.ts';
import type { MonitoringProps } from './monitoring/monitoring.ts';
import { Notifications } from './notifications.ts';
import { Offers } from './offers.ts';
import type { People } from './people.ts';
import { Propagations } from './propagations.ts';
import { Publishing } from './publishing.ts';
import { ReassignmentApi } from './reassignment-api.ts';
import { ReassignmentWorker } from './reassignment-worker.ts';
import { Registration } from './registration.ts';
import { Repair } from './repair.ts';
import { SealingKeys } from './sealing-keys.ts';
import type { Storage } from './storage.ts';
import { SupportCases } from './support-cases.ts';
import { VendorSystems } from './vendor-systems.ts';

export interface CapabilitiesProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** Origin of the public door, without trailing slash. */
  readonly publicOrigin: string;
  /** Who a caller is, checked again in the functions. */
  readonly people: People;
}

export type Capabilities = ReturnType<typeof makeCapabilities>;

/** Makes them all in a stack, each beside the others. */
export const makeCapabilities = (scope: Construct, props: CapabilitiesProps) => {
  const { foundation, storage, publicOrigin, people } = props;
  const { roleArns } = people;
  const keys = new SealingKeys(scope, 'Seals', foundation.stageName);
  const registration = new Registration(scope, 'Registration', {
    foundation,
    storage,
    publicOrigin,
    roleArns,
    keys,
  });
  const lifecycle = new Lifecycle(scope, 'Lifecycle', { foundation, storage });
  const legacy = legacyIfSold(scope, { foundation, storage });
  const repair = new Repair(scope, 'Repair', { foundation, storage, roleArns });
  const directory = new Directory(scope, 'Directory', { foundation, storage, roleArns });
  const { offers } = new Offers(scope, 'Offers', { foundation, storage, roleArns });
  const moving = new ReassignmentWorker(scope, 'Reassignment', { foundation, storage });
  const { api: moves } = new ReassignmentApi(scope, 'Moves', { foundation, storage, roleArns });
  const vendors = new VendorSystems(scope, 'Vendors', foundation);
  const activation = new Activation(scope, 'Activation', { foundation, storage, keys, vendors, roleArns });
  const support = new SupportCases(scope, 'Support', { foundation, storage, keys, roleArns });
  const propagations = new Propagations(scope, 'Propagations', {
    foundation,
    storage,
    keys,
    vendors,
    roleArns,
  });
  const { api: accounts } = new AccountCapabilities(scope, 'Accounts', {
    foundation,
    storage,
    keys,
    vendors,
    propagations,
    roleArns,
  });
  const clock = new Clock(scope, 'Clock', {
    foundation,
    storage,
    reassignments: moving.work,
    activations: activation.work,
    propagations: propagations.work,
  });
  const publishing = new Publishing(scope, 'Publishing', { foundation, storage });
  const audit = new Audit(scope, 'Audit', { foundation, storage, publishing, roleArns });
  const notifications = new Notifications(scope, 'Notifications', {
    foundation,
    storage,
    publicOrigin,
    bus: publishing.bus,
  });
  const intake = new MeteringIntake(scope, 'Intake', { foundation, storage, people });
  const closing = new MeteringClose(scope, 'Closing', { foundation, storage, bus: publishing.bus });
  const usage = new MeteringDesk(scope, 'Usage', { foundation, storage, publicOrigin, roleArns });
  const { submit } = new MeteringSubmit(scope, 'Submit', { foundation, storage });
  return {
    registration,
    lifecycle,
    legacy,
    repair,
    directory,
    offers,
    moving,
    moves,
    activation,
    support,
    propagations,
    accounts,
    clock,
    publishing,
    audit,
    notifications,
    intake,
    closing,
    usage,
    submit,
  };
};

/** What is watched of them: functions, queues and streams. */
export const watchedOf = (
  made: Capabilities,
): Pick<MonitoringProps, 'functions' | 'queues' | 'webhooks' | 'clocks' | 'streams'> => {
  const {
    registration,
    lifecycle,
    legacy,
    repair,
    directory,
    offers,
    moving,
    moves,
    activation,
    support,
    propagations,
    accounts,
    clock,
    publishing,
    audit,
    intake,
    closing,
    usage,
    submit,
  } = made;
  const { letters, lettersWork, webhooks, webhooksWork } = made.notifications;
  return {
    functions: [
      registration.registration,
      registration.people,
      repair.repair,
      repair.write,
      registration.api,
      ...(legacy ? [legacy.legacy] : []),
      lifecycle.lifecycle,
      directory.read,
      directory.document,
      directory.write,
      offers,
      clock.sweep,
      clock.due,
      moving.worker,
      moves,
      activation.api,
      activation.worker,
      support.api,
      propagations.api,
      propagations.worker,
      accounts,
      publishing.publishing,
      letters,
      ...(webhooks ? [webhooks] : []),
      ...audit.functions,
      intake.ingest,
      intake.queue,
      closing.close,
      closing.flush,
      usage.api,
      usage.statement,
      submit,
    ],
    queues: {
      ...(legacy ? { legacy: legacy.notifications } : {}),
      notifications: lifecycle.notifications,
      due: clock.dueWork,
      reassignments: moving.work,
      activations: activation.work,
      propagations: propagations.work,
      letters: lettersWork,
      usage: intake.usage,
      ends: closing.ends,
    },
    webhooks: webhooksWork,
    clocks: [clock.sweep, closing.close, submit],
    streams: [
      { reader: publishing.publishing, mapping: publishing.mapping },
      { reader: audit.archive, mapping: audit.mapping },
    ],
  };
};
