/**
 * Who calls `/v1`: the IAM role that signed the request, and the person or program behind its session.
 * Denied by default: a principal that carries none of our roles may do nothing.
 * @module
 */
import * as v from 'valibot';
import { type Refusal, refuse } from '#domain/errors.ts';
import { ROLES, type Role } from '#domain/routes.ts';

/** A caller whose role is known. */
export interface Caller {
  /** The whole ARN of the assumed role's session: what the audit keeps. */
  readonly principal: string;
  /** The session's name, which the role's trust pins: the same for one person in every role. */
  readonly person: string;
  readonly role: Role;
}

const NAME = String.raw`[\w+=,.@-]{1,64}`;
const ROLE_ARN = new RegExp(
  String.raw`^arn:(?<partition>aws[a-z-]*):iam::(?<account>\d{12}):role/(?:[\x21-\x7e]+/)?(?<name>${NAME})$`,
);
const SESSION_ARN = new RegExp(
  String.raw`^arn:(?<partition>aws[a-z-]*):sts::(?<account>\d{12}):assumed-role/(?<name>${NAME})/(?<session>${NAME})$`,
);

/** A session's ARN leaves out the role's path, so roles are compared without it; their names are unique in an account. */
const identityOf = (groups: Record<string, string> | undefined): string | undefined =>
  groups && `${groups.partition}/${groups.account}/${groups.name}`;

const RoleArnsSchema = v.record(
  v.picklist(ROLES),
  v.pipe(v.string(), v.regex(ROLE_ARN, 'is no ARN of a role')),
);

/** Role by identity, as `callerOf` looks it up. */
export type RoleBook = ReadonlyMap<string, Role>;

/**
 * Reads ENV.roleArns: a JSON object, role → ARN of the IAM role that carries it.
 * @throws at start where it is broken, names an unknown role, or gives one ARN two roles
 */
export const parseRoleArns = (json: string): RoleBook => {
  const arns = Object.entries(v.parse(RoleArnsSchema, JSON.parse(json)));
  const book = new Map(
    arns.map(([role, arn]) => [identityOf(ROLE_ARN.exec(arn)?.groups) ?? arn, role as Role]),
  );
  if (book.size !== arns.length) throw new Error('two roles have one ARN');
  return book;
};

/**
 * The caller behind a principal.
 * @param userArn what API Gateway's IAM authorizer says, e.g. `arn:aws:sts::123456789012:assumed-role/Operator/mika`
 * @returns UNAUTHENTICATED where there is no principal, FORBIDDEN where it carries none of our roles
 */
export const callerOf = (userArn: string | undefined, book: RoleBook): Caller | Refusal => {
  if (!userArn) return refuse('UNAUTHENTICATED');
  const groups = SESSION_ARN.exec(userArn)?.groups;
  const role = book.get(identityOf(groups) ?? '');
  const person = groups?.session;
  return role === undefined || person === undefined
    ? refuse('FORBIDDEN')
    : { principal: userArn, person, role };
};
