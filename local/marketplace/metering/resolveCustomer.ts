import * as v from 'valibot';
import { operation } from '../call.ts';
import { AwsFault } from '../fault.ts';
import { customerIdentifierOf, licenseOf } from '../lookups.ts';

/** Who comes with a registration token: as often as asked until it expires, and only to the publishing account. */
export const resolveCustomer = operation(
  v.object({ RegistrationToken: v.pipe(v.string(), v.nonEmpty()) }),
  (state, { RegistrationToken }, { caller, now }) => {
    const token = state.tokens[RegistrationToken];
    if (token === undefined || caller.account !== state.sellerAccount)
      throw new AwsFault('InvalidTokenException', 'Registration token is invalid.');
    if (now >= token.expiresAt)
      throw new AwsFault('ExpiredTokenException', 'The submitted registration token has expired.');
    const license = licenseOf(state, token.licenseArn);
    const identifier = customerIdentifierOf(state, license.account, license.productCode);
    return {
      ...(identifier === undefined ? {} : { CustomerIdentifier: identifier }),
      CustomerAWSAccountId: license.account,
      ProductCode: license.productCode,
      LicenseArn: license.arn,
    };
  },
);
