import type { Service } from '../endpoints/call.ts';
import { assumedRoleArn, userId } from '../identity/keys.ts';

/** AWS STS: who am I. Credentials themselves are handed out by the sign-in page. */
export const stsService: Service = async ({ principal }) => {
  const who = `<Arn>${assumedRoleArn(principal)}</Arn><UserId>${userId(principal)}</UserId><Account>${principal.role.account}</Account>`;
  const body = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${who}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
  return { status: 200, body };
};
