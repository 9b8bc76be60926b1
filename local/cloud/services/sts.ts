import * as v from 'valibot';
import { type AuthorizedCall, type Service, ServiceFault } from '../endpoints/call.ts';
import { contextOf } from '../identity/authority.ts';
import { assumedRoleArn, type KeyRing, type Principal, userId } from '../identity/keys.ts';
import { forRole, isAllowed } from '../identity/policy.ts';
import type { Role } from '../identity/principals.ts';

/** What STS works with. */
export interface StsHost {
  roles: ReadonlyMap<string, Role>;
  keys: KeyRing;
  now(): number;
}

/** s · a role that takes a role has it for an hour at most (IAM user guide, "Role chaining", 2026-11). */
const CHAINED_SECONDS_MAX = 3_600;

/** Forms and bounds from the API reference of AssumeRole (2026-11). */
const AssumeRole = v.looseObject({
  RoleArn: v.string(),
  RoleSessionName: v.pipe(v.string(), v.regex(/^[\w+=,.@-]{2,64}$/)),
  ExternalId: v.optional(v.pipe(v.string(), v.regex(/^[\w+=,.@:/-]{2,1224}$/))),
  DurationSeconds: v.optional(
    v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(900), v.maxValue(CHAINED_SECONDS_MAX)),
    String(CHAINED_SECONDS_MAX),
  ),
});

const who = (principal: Principal) =>
  `<Arn>${assumedRoleArn(principal)}</Arn><UserId>${userId(principal)}</UserId>`;

const answer = (operation: string, result: string) => ({
  status: 200,
  body: `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>${result}</${operation}Result></${operation}Response>`,
});

/** Whether the role's trust lets the caller in. Unlike on AWS the caller's own policies must, too, in the same account as well. */
const trusts = (role: Role, caller: Principal, session: string, externalId: string | undefined): boolean =>
  isAllowed(forRole(role.trust, caller.role), {
    action: 'sts:AssumeRole',
    resource: role.arn,
    context: { ...contextOf(caller), 'sts:rolesessionname': session, 'sts:externalid': externalId },
  });

const assumeRole = ({ input, principal }: AuthorizedCall, { roles, keys, now }: StsHost) => {
  const { RoleArn, RoleSessionName, ExternalId, DurationSeconds } = v.parse(AssumeRole, input);
  const role = roles.get(RoleArn);
  if (!role || !trusts(role, principal, RoleSessionName, ExternalId)) {
    const message = `User: ${assumedRoleArn(principal)} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`;
    throw new ServiceFault('AccessDeniedException', message, 403);
  }
  const endsAt = now() + DurationSeconds * 1000;
  const given = keys.issue(role, RoleSessionName, endsAt);
  const assumed = { role, session: RoleSessionName };
  const user = `<Arn>${assumedRoleArn(assumed)}</Arn><AssumedRoleId>${userId(assumed)}</AssumedRoleId>`;
  const expiration = new Date(endsAt).toISOString().replace(/\.\d{3}Z$/, 'Z');
  const credentials = `<AccessKeyId>${given.accessKeyId}</AccessKeyId><SecretAccessKey>${given.secretAccessKey}</SecretAccessKey><SessionToken>${given.sessionToken}</SessionToken><Expiration>${expiration}</Expiration>`;
  return answer(
    'AssumeRole',
    `<AssumedRoleUser>${user}</AssumedRoleUser><Credentials>${credentials}</Credentials>`,
  );
};

/** AWS STS: who am I, and may I be another. People's credentials are handed out by the sign-in page. */
export const stsService =
  (host: StsHost): Service =>
  async (call) => {
    if (call.operation === 'AssumeRole') return assumeRole(call, host);
    const { principal } = call;
    return answer('GetCallerIdentity', `${who(principal)}<Account>${principal.role.account}</Account>`);
  };
