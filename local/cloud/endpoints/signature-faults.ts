import type { SignatureFault } from '../identity/signature.ts';
import { type Call, ServiceFault } from './call.ts';

const FAULTS: Record<SignatureFault, ServiceFault> = {
  MissingAuthenticationToken: new ServiceFault(
    'MissingAuthenticationTokenException',
    'Missing Authentication Token',
    403,
  ),
  IncompleteSignature: new ServiceFault(
    'IncompleteSignatureException',
    'The Authorization header is not complete.',
    403,
  ),
  UnrecognizedClient: new ServiceFault(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    403,
  ),
  InvalidSignature: new ServiceFault(
    'InvalidSignatureException',
    'The request signature does not match.',
    403,
  ),
  ExpiredToken: new ServiceFault(
    'ExpiredTokenException',
    'The security token included in the request is expired.',
    403,
  ),
  RequestExpired: new ServiceFault('RequestExpired', 'Signature not yet current or expired.', 403),
};

/** S3 has words of its own (S3 API reference, "Error responses", 2026-11). */
const OF_S3: Partial<Record<SignatureFault, ServiceFault>> = {
  MissingAuthenticationToken: new ServiceFault('AccessDenied', 'Access Denied', 403),
  IncompleteSignature: new ServiceFault(
    'AuthorizationQueryParametersError',
    'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
  ),
  UnrecognizedClient: new ServiceFault(
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
    403,
  ),
  InvalidSignature: new ServiceFault(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
    403,
  ),
  ExpiredToken: new ServiceFault('ExpiredToken', 'The provided token has expired.'),
  RequestExpired: new ServiceFault('AccessDenied', 'Request has expired', 403),
};

/** Why a signature is not accepted, in the words of the service that was called. */
export const signatureFault = ({ service }: Call, fault: SignatureFault): ServiceFault =>
  (service === 's3' ? OF_S3[fault] : undefined) ?? FAULTS[fault];
