import * as v from 'valibot';
import { type Context, holds, isKnownOperator, like } from './conditions.ts';

const oneOrMany = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => (Array.isArray(value) ? value : [value])),
);
const scalar = v.pipe(v.union([v.string(), v.boolean(), v.number()]), v.transform(String));
const values = v.pipe(
  v.union([scalar, v.array(scalar)]),
  v.transform((value) => (Array.isArray(value) ? value : [value])),
);
const operator = v.pipe(
  v.string(),
  v.check(isKnownOperator, (issue) => `condition operator ${issue.input} is not known here`),
);

const StatementSchema = v.strictObject({
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Action: v.optional(oneOrMany),
  NotAction: v.optional(oneOrMany),
  Resource: v.optional(oneOrMany),
  NotResource: v.optional(oneOrMany),
  Principal: v.optional(v.union([v.literal('*'), v.record(v.string(), oneOrMany)])),
  Condition: v.optional(v.record(operator, v.record(v.string(), values))),
});
/** One statement of a policy document. */
export type Statement = v.InferOutput<typeof StatementSchema>;

const Document = v.looseObject({
  Version: v.optional(v.string()),
  Statement: v.union([
    v.array(StatementSchema),
    v.pipe(
      StatementSchema,
      v.transform((one) => [one]),
    ),
  ]),
});

/** One thing that a principal wants to do. */
export interface Attempt {
  /** e.g. `dynamodb:PutItem` */
  action: string;
  /** The ARN it is done to, or `*` for actions without one. */
  resource: string;
  context?: Context;
}

/** The statements of a policy document; an unknown element or condition operator is an Error that names `place`. */
export const parsePolicy = (document: unknown, place: string): Statement[] => {
  const parsed = v.safeParse(Document, document);
  if (parsed.success) return parsed.output.Statement;
  const flat = parsed.issues.flatMap((issue) => (issue.issues ? [issue, ...issue.issues] : [issue]));
  throw new Error(
    `${place}: ${flat.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`).join('; ')}`,
  );
};

const anyLike = (patterns: readonly string[], text: string) =>
  patterns.some((pattern) => like(text, pattern));

const covers = (statement: Statement, { action, resource, context = {} }: Attempt): boolean => {
  const lower = action.toLowerCase();
  const patterns = (list: readonly string[]) => list.map((pattern) => pattern.toLowerCase());
  if (statement.Action && !anyLike(patterns(statement.Action), lower)) return false;
  if (statement.NotAction && anyLike(patterns(statement.NotAction), lower)) return false;
  if (statement.Resource && !anyLike(statement.Resource, resource)) return false;
  if (statement.NotResource && anyLike(statement.NotResource, resource)) return false;
  return Object.entries(statement.Condition ?? {}).every(([name, keys]) =>
    Object.entries(keys).every(([key, expected]) => holds(name, key, expected, context)),
  );
};

/** IAM's decision on `attempt` by identity policies alone: an explicit deny wins, then an allow, else it is denied. */
export const isAllowed = (statements: readonly Statement[], attempt: Attempt): boolean => {
  const covering = statements.filter((statement) => covers(statement, attempt));
  return covering.length > 0 && covering.every((statement) => statement.Effect === 'Allow');
};

/** The statements of a resource or trust policy that name the role, its account, or anyone. */
export const forRole = (
  statements: readonly Statement[],
  { arn, account }: { readonly arn: string; readonly account: string },
): Statement[] => {
  const names = ['*', account, `arn:aws:iam::${account}:root`, arn];
  return statements.filter(
    ({ Principal: principal }) => principal === '*' || principal?.AWS?.some((named) => names.includes(named)),
  );
};

/** The statements of a resource or trust policy that name the service, e.g. `events.amazonaws.com`, or anyone. */
export const forService = (statements: readonly Statement[], service: string): Statement[] =>
  statements.filter(
    ({ Principal: principal }) =>
      principal === '*' || principal?.Service?.includes(service) || principal?.AWS?.includes('*'),
  );
