import type { Caller } from '../call.ts';
import { AwsFault } from '../fault.ts';
import type { VerifySignature, WireRequest } from './message.ts';

const CREDENTIAL = /Credential=([^/\s,]+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request/;

const scopeOf = (request: WireRequest): { accessKey: string; region: string } => {
  const [, accessKey, region] = CREDENTIAL.exec(request.headers['authorization'] ?? '') ?? [];
  if (accessKey === undefined || region === undefined)
    throw new AwsFault('MissingAuthenticationTokenException', 'Missing Authentication Token', {
      status: 403,
    });
  return { accessKey, region };
};

/**
 * Who signed the request and for which Region. Without a verifier nothing is checked: an access key of 12 digits is
 * that account, any other one is the seller.
 */
export const callerOf = async (
  request: WireRequest,
  { sellerAccount, verify }: { sellerAccount: string; verify: VerifySignature | undefined },
): Promise<Caller> => {
  const { accessKey, region } = scopeOf(request);
  if (verify === undefined)
    return { account: /^\d{12}$/.test(accessKey) ? accessKey : sellerAccount, region };
  const signer = await verify(request);
  if (signer === undefined)
    throw new AwsFault(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      {
        status: 403,
      },
    );
  return { account: signer.accountId, region };
};
