/** Condition keys of a request, lower case → value; a key that is absent is not known. */
export type Context = Readonly<Record<string, string | undefined>>;

type Test = (actual: string, expected: string) => boolean;

/** Whether `text` fits `pattern`, where `*` is any run of characters and `?` any one. */
export const like = (text: string, pattern: string): boolean => {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's').test(text);
};

const equals: Test = (actual, expected) => actual === expected;
const fold =
  (test: Test): Test =>
  (actual, expected) =>
    test(actual.toLowerCase(), expected.toLowerCase());
const numeric =
  (test: (actual: number, expected: number) => boolean): Test =>
  (actual, expected) =>
    test(Number(actual), Number(expected));
const dated =
  (test: (actual: number, expected: number) => boolean): Test =>
  (actual, expected) =>
    test(Date.parse(actual), Date.parse(expected));

/** Operators that hold if any listed value fits. */
const POSITIVE: Record<string, Test> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: fold(equals),
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: fold(equals),
  NumericEquals: numeric((a, b) => a === b),
  NumericLessThan: numeric((a, b) => a < b),
  NumericLessThanEquals: numeric((a, b) => a <= b),
  NumericGreaterThan: numeric((a, b) => a > b),
  NumericGreaterThanEquals: numeric((a, b) => a >= b),
  DateLessThan: dated((a, b) => a < b),
  DateGreaterThan: dated((a, b) => a > b),
};

/** Operators that hold if no listed value fits; they hold for an absent key as well. */
const NEGATIVE: Record<string, Test> = {
  StringNotEquals: equals,
  StringNotEqualsIgnoreCase: fold(equals),
  StringNotLike: like,
  ArnNotEquals: like,
  ArnNotLike: like,
};

/** Whether the operator (with `IfExists` or not) is one that {@link holds} evaluates. */
export const isKnownOperator = (operator: string): boolean => {
  const plain = operator.replace(/IfExists$/, '');
  return plain in POSITIVE || plain in NEGATIVE || operator === 'Null';
};

const fillIn = (pattern: string, context: Context) =>
  pattern.replace(/\$\{([^}]+)\}/g, (whole, key: string) =>
    key.length === 1 ? key : (context[key.toLowerCase()] ?? whole),
  );

/** Whether one `operator: { key: values }` holds in `context` (IAM reference "Condition operators", 2026-11). */
export const holds = (
  operator: string,
  key: string,
  values: readonly string[],
  context: Context,
): boolean => {
  const actual = context[key.toLowerCase()];
  if (operator === 'Null') return values.includes(String(actual === undefined));
  const plain = operator.replace(/IfExists$/, '');
  if (actual === undefined) return plain !== operator || plain in NEGATIVE;
  const expected = values.map((value) => fillIn(value, context));
  const positive = POSITIVE[plain];
  if (positive) return expected.some((value) => positive(actual, value));
  const negative = NEGATIVE[plain];
  if (!negative) throw new Error(`condition operator ${operator} is not known here`);
  return !expected.some((value) => negative(actual, value));
};
