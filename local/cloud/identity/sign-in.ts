import type { Credentials, KeyRing } from './keys.ts';
import { isAllowed } from './policy.ts';
import type { Role } from './principals.ts';

const SESSION_NAME_KEY = 'sts:RoleSessionName';

/** The session name that a role's trust policy fixes, such as a machine's; `undefined` where it is the person's own. */
export const fixedSession = ({ trust }: Role): string | undefined =>
  trust
    .flatMap(({ Condition }) => Condition?.StringEquals?.[SESSION_NAME_KEY] ?? [])
    .find((name) => !name.includes('${'));

/**
 * Takes a role as the IAM user `name`, signed in with a second factor: keys of the session if the role's trust policy lets
 * that in, else `undefined`. Stands for `sts:AssumeRole`, and for signing in, which have no counterpart here.
 */
export const assumeRole = (
  role: Role,
  name: string,
  keys: KeyRing,
): { session: string; credentials: Credentials } | undefined => {
  const session = fixedSession(role) ?? name;
  const context = {
    'sts:rolesessionname': session,
    'aws:username': name,
    'aws:principalarn': `arn:aws:iam::${role.account}:user/${name}`,
    'aws:principalaccount': role.account,
    'aws:multifactorauthpresent': 'true',
    'aws:securetransport': 'true',
  };
  const people = role.trust.filter(
    ({ Principal: principal }) => principal === '*' || principal?.AWS !== undefined,
  );
  const admitted = isAllowed(people, { action: 'sts:AssumeRole', resource: role.arn, context });
  return admitted ? { session, credentials: keys.issue(role, session) } : undefined;
};
