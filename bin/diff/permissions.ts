/**
 * Who is allowed what by a template, statement by statement, so that two templates can be compared.
 * @module
 */

import { canonical, type Resource, shown } from './template.ts';

interface Statement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const statementsOf = (document: unknown): Statement[] =>
  listOf((document as { Statement?: unknown } | undefined)?.Statement ?? []) as Statement[];

/** `{ AWS: [a, b], Service: c }` → each on its own. */
const principalsOf = (principal: unknown): string[] =>
  typeof principal === 'object' && principal !== null && !Array.isArray(principal)
    ? Object.entries(principal).flatMap(([kind, who]) => listOf(who).map((one) => `${kind} ${shown(one)}`))
    : [shown(principal ?? 'itself')];

const conditionOf = (condition: unknown): string =>
  condition === undefined ? '' : ` if ${canonical(condition)}`;

/** One line for each (principal, action, resource, condition); a negated element stays whole, since it cannot be split. */
const linesOf = (statement: Statement, holder: string): string[] => {
  const { Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition } = statement;
  const who =
    NotPrincipal !== undefined
      ? [`anyone but ${shown(NotPrincipal)}`]
      : Principal === undefined
        ? [holder]
        : principalsOf(Principal);
  const what = NotAction === undefined ? listOf(Action).map(shown) : [`anything but ${shown(NotAction)}`];
  const where =
    NotResource !== undefined
      ? [`anywhere but ${shown(NotResource)}`]
      : listOf(Resource ?? 'itself').map(shown);
  return who.flatMap((one) =>
    what.flatMap((action) =>
      where.map((resource) => `${one}: ${action} on ${resource}${conditionOf(Condition)}`),
    ),
  );
};

const documentsOf = ({ Type, Properties }: Resource): unknown[] => [
  // The one policy of CloudFormation that is a bare statement.
  ...(Type === 'AWS::Events::EventBusPolicy' ? [{ Statement: Properties['Statement'] ?? [] }] : []),
  ...['PolicyDocument', 'AssumeRolePolicyDocument', 'KeyPolicy', 'ResourcePolicy', 'Policy'].map(
    (name) => Properties[name],
  ),
  ...listOf(Properties['Policies'] ?? []).map(
    (inline) => (inline as { PolicyDocument?: unknown } | null)?.PolicyDocument,
  ),
];

/** Permissions that are resources of their own, not documents. */
const permissionLines = ({ Type, Properties }: Resource): string[] => {
  if (Type === 'AWS::Lambda::Permission') {
    const { Principal, Action, FunctionName, SourceArn, SourceAccount } = Properties;
    return [
      `${shown(Principal)}: ${shown(Action)} on ${shown(FunctionName)} from ${shown(SourceArn ?? SourceAccount ?? 'anywhere')}`,
    ];
  }
  if (Type === 'AWS::Events::EventBusPolicy' && Properties['Principal'] !== undefined) {
    const { Principal, Action, EventBusName } = Properties;
    return [`${shown(Principal)}: ${shown(Action)} on ${shown(EventBusName)}`];
  }
  return [];
};

/** What is allowed or, by a deny, forbidden; and which policies made elsewhere hang on a role. */
export interface Permissions {
  readonly allowed: ReadonlySet<string>;
  readonly denied: ReadonlySet<string>;
}

/** The permissions that a resource carries; none for most types. */
export const permissionsOf = (resource: Resource | undefined): Permissions => {
  if (!resource) return { allowed: new Set(), denied: new Set() };
  const { Roles, Users, Groups, ManagedPolicyArns } = resource.Properties;
  const holder =
    [Roles, Users, Groups].flatMap((each) => listOf(each ?? []).map(shown)).join(' and ') || 'its holder';
  const statements = documentsOf(resource).flatMap(statementsOf);
  const lines = (effect: string) =>
    statements.filter(({ Effect }) => Effect === effect).flatMap((statement) => linesOf(statement, holder));
  return {
    allowed: new Set([
      ...lines('Allow'),
      ...permissionLines(resource),
      ...(resource.Type.startsWith('AWS::IAM::')
        ? listOf(ManagedPolicyArns ?? []).map((arn) => `everything in the policy ${shown(arn)}`)
        : []),
    ]),
    denied: new Set(lines('Deny')),
  };
};

/** What `after` allows beyond `before`, a deny that fell away included; a change in one of both is a new line. */
export const widened = (before: Resource | undefined, after: Resource | undefined): string[] => {
  const old = permissionsOf(before);
  const now = permissionsOf(after);
  // With the whole resource its denials go too, but also what they restricted.
  const lifted = after === undefined ? [] : [...old.denied].filter((line) => !now.denied.has(line));
  return [
    ...[...now.allowed].filter((line) => !old.allowed.has(line)),
    ...lifted.map((line) => `no longer denied: ${line}`),
  ];
};
