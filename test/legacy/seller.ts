/**
 * A seller whose product moves from `CustomerIdentifier` to license ARNs: SNS and EventBridge come in, buyers land, operators
 * look and decide; all over one store in memory, with a clock that is moved by hand.
 */
import '../directory/quiet.ts';
import type { Context, SQSEvent } from 'aws-lambda';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { type LicenseId, licenseIdOf } from '#domain/identifiers.ts';
import type { ResolvedCustomer } from '#domain/registration/landing.ts';
import { currentSubscription } from '#domain/subscription/license.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { applyNotification } from '#lambdas/lifecycle/apply.ts';
import { type LegacyReceivePorts, receiveLegacy } from '#lambdas/lifecycle/legacy-receive.ts';
import { legacyIdentityOf } from '#lambdas/marketplace/legacy-notification.ts';
import { type Landed, land } from '#lambdas/registration/land.ts';
import type { RegistrationPorts } from '#lambdas/registration/ports.ts';
import type { RawNotification } from '#lambdas/stores/notifications.ts';
import { MOVING_PRODUCT, office } from '../directory/office.ts';
import { stockTenant, tenantIdOf } from '../directory/stock.ts';

export const CUSTOMER = 'X01EXAMPLEX';
export const BUYER = '111122223333';
export const LICENSE_ARN = 'arn:aws:license-manager::294406891311:license:l-9d01abe6c2f7449f8a35e3d1c60b7a42';
export const LICENSE_ID = licenseIdOf(LICENSE_ARN) as LicenseId;
export const LEGACY_ID = legacyIdentityOf(MOVING_PRODUCT, CUSTOMER).licenseId;
export const TENANT_ID = tenantIdOf(1);

/** An instant of the day on which all this happens. */
export const clockOf = (time: string): Instant =>
  Date.parse(`2026-11-21T${time.length === 5 ? `${time}:00` : time}Z`);

export type Action =
  | 'subscribe-success'
  | 'subscribe-fail'
  | 'unsubscribe-pending'
  | 'unsubscribe-success'
  | 'entitlement-updated';

export interface Notice {
  readonly action: Action | string;
  readonly at: string;
  readonly id?: string;
  readonly customer?: string;
  /** Further members of the message. */
  readonly more?: object;
}

/** The message's text. */
export const messageOf = ({ action, customer = CUSTOMER, more = {} }: Notice): string =>
  JSON.stringify({
    action,
    'customer-identifier': customer,
    'product-code': MOVING_PRODUCT,
    isFreeTrialTermPresent: 'false',
    ...more,
  });

/** As SNS wraps it for a queue. */
export const wrappedOf = (notice: Notice): string =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: notice.id ?? `${notice.at} ${notice.action}`,
    TopicArn: `arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-${MOVING_PRODUCT}`,
    Message: messageOf(notice),
    Timestamp: isoOf(clockOf(notice.at)),
  });

export const openSeller = () => {
  const desk = office();
  const { clock, memory } = desk;
  /** What AWS says when it is asked whether the buyer subscribes; an error where it does not answer. */
  const aws = { subscribed: true as boolean | Error, asked: 0 };
  const kept: RawNotification[] = [];
  const legacyPorts: LegacyReceivePorts = {
    ...desk.ports,
    notifications: { keep: async (each) => void kept.push(...each) },
    isSubscribed: async () => {
      aws.asked += 1;
      if (typeof aws.subscribed !== 'boolean') throw aws.subscribed;
      return aws.subscribed;
    },
  };
  let messages = 0;

  /** Hands texts to the function in one batch; gives the positions of those that come again. */
  const deliver = async (...bodies: string[]): Promise<number[]> => {
    const Records = bodies.map((body, index) => ({
      messageId: String(index),
      body,
      attributes: { SentTimestamp: String(clock.now) },
      eventSource: 'aws:sqs',
    }));
    messages += bodies.length;
    const response = await receiveLegacy(legacyPorts, { Records } as unknown as SQSEvent, {} as Context);
    return response.batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
  };

  const resolved: ResolvedCustomer = {
    licenseId: LICENSE_ID,
    licenseArn: LICENSE_ARN,
    productCode: MOVING_PRODUCT,
    buyerAccount: BUYER,
    customerIdentifier: CUSTOMER,
  };
  const registrationPorts = (customer: ResolvedCustomer): RegistrationPorts => ({
    ...desk.ports,
    chance: {
      newSecret: () => `secret-${(messages += 1)}`,
      newDigits: () => '123456',
      newTenantId: () => 't-0',
    },
    resolveCustomer: async () => customer,
    sendLetter: async () => 'sent',
    publicOrigin: 'https://register.example.com',
  });

  return {
    desk,
    clock,
    memory,
    aws,
    kept,
    deliver,
    /** SNS says something now. */
    sns: (action: Action, at: string, more: object = {}) => {
      clock.now = Math.max(clock.now, clockOf(at));
      return deliver(wrappedOf({ action, at, more }));
    },
    /** EventBridge says something of the license now. */
    license: async (kind: 'granted' | 'ended', at: string): Promise<void> => {
      clock.now = Math.max(clock.now, clockOf(at));
      const stamp = { at: clockOf(at), id: `${at} ${kind}`, agreementId: 'agmt-1' };
      const { customerIdentifier: _, ...details } = resolved;
      const fact =
        kind === 'granted' ? { kind, ...stamp } : { kind, ...stamp, cause: 'DEPROVISIONED' as const };
      const notification = { id: stamp.id, detailType: `License ${kind}` };
      await applyNotification(desk.ports, { kind: 'license', details, fact }, notification);
    },
    /** The buyer lands; a fresh token each time. */
    land: (at: string, customer: ResolvedCustomer = resolved): Promise<Landed | Refusal> => {
      clock.now = Math.max(clock.now, clockOf(at));
      const arrival = { token: `token ${at}`, freeTrial: false, locale: 'ja' as const };
      return land(registrationPorts(customer), arrival, 'test');
    },
    resolved,
    /** An operator binds a subscription to the tenant, which is new. */
    bind: async (licenseId: LicenseId, at: string) => {
      clock.now = Math.max(clock.now, clockOf(at));
      await stockTenant(desk, 1, { productCode: MOVING_PRODUCT, createdAt: clock.now });
      const body = { tenantId: TENANT_ID, reason: 'test' };
      return desk.post(`/v1/subscriptions/${licenseId}~1/bind`, { body });
    },
    migration: async (query = '') =>
      (await desk.get(`/v1/products/${MOVING_PRODUCT}/migration${query}`)).body,
    cutOver: (at: string, body: object = {}, query = '') =>
      desk.post(`/v1/products/${MOVING_PRODUCT}/cut-over${query}`, {
        body: { at: isoOf(clockOf(at)), reason: 'test', ...body },
      }),
    stateOf: (licenseId: LicenseId): string | undefined => {
      const license = memory.all('license').find((each) => each.licenseId === licenseId);
      return license && currentSubscription(license)?.state.name;
    },
    tenant: (): Tenant => {
      const tenant = memory.all('tenant')[0];
      if (!tenant) throw new Error('no tenant');
      return tenant;
    },
  };
};
export type Seller = ReturnType<typeof openSeller>;

/** Lands, or says why not. */
export const landed = async (landing: Promise<Landed | Refusal>): Promise<Landed> => {
  const answer = await landing;
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
};
