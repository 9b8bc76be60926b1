import { acceptAgreementCancellationRequest } from './agreement/acceptAgreementCancellationRequest.ts';
import { cancelAgreement } from './agreement/cancelAgreement.ts';
import { cancelAgreementCancellationRequest } from './agreement/cancelAgreementCancellationRequest.ts';
import { describeAgreement } from './agreement/describeAgreement.ts';
import { getAgreementCancellationRequest } from './agreement/getAgreementCancellationRequest.ts';
import { getAgreementEntitlements } from './agreement/getAgreementEntitlements.ts';
import { getAgreementTerms } from './agreement/getAgreementTerms.ts';
import { listAgreementCancellationRequests } from './agreement/listAgreementCancellationRequests.ts';
import { rejectAgreementCancellationRequest } from './agreement/rejectAgreementCancellationRequest.ts';
import { searchAgreements } from './agreement/searchAgreements.ts';
import { sendAgreementCancellationRequest } from './agreement/sendAgreementCancellationRequest.ts';
import { describeEntity } from './catalog/describeEntity.ts';
import { listEntities } from './catalog/listEntities.ts';
import { getEntitlements } from './entitlement/getEntitlements.ts';
import type { ErrorNames } from './injection.ts';
import { batchMeterUsage } from './metering/batchMeterUsage.ts';
import { resolveCustomer } from './metering/resolveCustomer.ts';

/** Every operation that is simulated, by AWS's name. */
export const OPERATIONS = {
  BatchMeterUsage: batchMeterUsage,
  ResolveCustomer: resolveCustomer,
  GetEntitlements: getEntitlements,
  DescribeAgreement: describeAgreement,
  SearchAgreements: searchAgreements,
  GetAgreementTerms: getAgreementTerms,
  GetAgreementEntitlements: getAgreementEntitlements,
  CancelAgreement: cancelAgreement,
  SendAgreementCancellationRequest: sendAgreementCancellationRequest,
  AcceptAgreementCancellationRequest: acceptAgreementCancellationRequest,
  RejectAgreementCancellationRequest: rejectAgreementCancellationRequest,
  CancelAgreementCancellationRequest: cancelAgreementCancellationRequest,
  GetAgreementCancellationRequest: getAgreementCancellationRequest,
  ListAgreementCancellationRequests: listAgreementCancellationRequests,
  DescribeEntity: describeEntity,
  ListEntities: listEntities,
} as const;

export type OperationName = keyof typeof OPERATIONS;
export type OutputOf<Name extends OperationName> = ReturnType<(typeof OPERATIONS)[Name]['run']>;

/** A service of AWS Marketplace: where its operations are found on the wire, and what its errors are called. */
export interface Service {
  readonly errors: ErrorNames;
  /** Prefix of X-Amz-Target; null: REST, an operation's path is its name. */
  readonly target: string | null;
  /** Whether it has endpoints in other Regions than us-east-1. */
  readonly regional: boolean;
  readonly simulated: readonly OperationName[];
  readonly notImplemented: readonly string[];
}

export const SERVICES = {
  metering: {
    errors: { internal: 'InternalServiceErrorException', disabled: 'DisabledApiException' },
    target: 'AWSMPMeteringService',
    regional: true,
    simulated: ['BatchMeterUsage', 'ResolveCustomer'],
    notImplemented: ['MeterUsage', 'RegisterUsage'],
  },
  entitlement: {
    errors: { internal: 'InternalServiceErrorException', disabled: 'InternalServiceErrorException' },
    target: 'AWSMPEntitlementService',
    regional: false,
    simulated: ['GetEntitlements'],
    notImplemented: [],
  },
  agreement: {
    errors: { internal: 'InternalServerException', disabled: 'AccessDeniedException' },
    target: 'AWSMPCommerceService_v20200301',
    regional: false,
    simulated: [
      'DescribeAgreement',
      'SearchAgreements',
      'GetAgreementTerms',
      'GetAgreementEntitlements',
      'CancelAgreement',
      'SendAgreementCancellationRequest',
      'AcceptAgreementCancellationRequest',
      'RejectAgreementCancellationRequest',
      'CancelAgreementCancellationRequest',
      'GetAgreementCancellationRequest',
      'ListAgreementCancellationRequests',
    ],
    notImplemented: [
      'AcceptAgreementPaymentRequest',
      'AcceptAgreementRequest',
      'BatchCreateBillingAdjustmentRequest',
      'CancelAgreementPaymentRequest',
      'CreateAgreementRequest',
      'GetAgreementPaymentRequest',
      'GetBillingAdjustmentRequest',
      'ListAgreementCharges',
      'ListAgreementInvoiceLineItems',
      'ListAgreementPaymentRequests',
      'ListBillingAdjustmentRequests',
      'RejectAgreementPaymentRequest',
      'SendAgreementPaymentRequest',
      'UpdatePurchaseOrders',
    ],
  },
  catalog: {
    errors: { internal: 'InternalServiceException', disabled: 'AccessDeniedException' },
    target: null,
    regional: false,
    simulated: ['DescribeEntity', 'ListEntities'],
    notImplemented: [
      'BatchDescribeEntities',
      'CancelChangeSet',
      'DeleteResourcePolicy',
      'DescribeAssessment',
      'DescribeChangeSet',
      'GetResourcePolicy',
      'ListAssessments',
      'ListChangeSets',
      'ListTagsForResource',
      'PutResourcePolicy',
      'StartChangeSet',
      'TagResource',
      'UntagResource',
    ],
  },
} as const satisfies Record<string, Service>;

/** The service that an operation belongs to. */
export const serviceOf = (operation: OperationName): Service => {
  const services: readonly Service[] = Object.values(SERVICES);
  const service = services.find(({ simulated }) => simulated.includes(operation));
  if (service === undefined) throw new Error(`${operation} belongs to no service.`);
  return service;
};
