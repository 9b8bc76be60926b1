/** What a template's references mean at the place where they stand. */
export interface Scope {
  /** `Ref` of a resource, parameter or pseudo parameter. */
  reference(id: string): unknown;
  /** `Fn::GetAtt`. */
  attribute(id: string, attribute: string): string;
  /** `Fn::ImportValue`. */
  imported(name: string): unknown;
  /** `Fn::GetStackOutput`: an output of a stack, exported or not. */
  outputOf(stack: string, output: string): unknown;
}

/** Something in a template that cannot be resolved here, with its place. */
export class TemplateFault extends Error {
  constructor(place: string, reason: string) {
    super(`${place}: ${reason}`);
    this.name = 'TemplateFault';
  }
}

/** `Ref: AWS::NoValue` removes the property that holds it. */
export const NO_VALUE = Symbol('AWS::NoValue');

type Resolve = (value: unknown, place: string) => unknown;
type Fn = (argument: unknown, scope: Scope, resolve: Resolve, place: string) => unknown;

const text = (value: unknown, place: string): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TemplateFault(place, `expected a text, found ${JSON.stringify(value)}`);
};

const list = (value: unknown, place: string): unknown[] => {
  if (Array.isArray(value)) return value;
  throw new TemplateFault(place, `expected a list, found ${JSON.stringify(value)}`);
};

const substitute: Fn = (argument, scope, resolve, place) => {
  const [pattern, given] = Array.isArray(argument) ? argument : [argument, {}];
  const variables = new Map(Object.entries((given ?? {}) as Record<string, unknown>));
  return text(pattern, place).replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (variables.has(name)) return text(resolve(variables.get(name), place), place);
    const dot = name.indexOf('.');
    const value = dot > 0 ? scope.attribute(name.slice(0, dot), name.slice(dot + 1)) : scope.reference(name);
    return text(value, place);
  });
};

/** The closed list of intrinsic functions; a template with another one does not start. */
const FUNCTIONS: Record<string, Fn> = {
  Ref: (argument, scope, _, place) => scope.reference(text(argument, place)),
  'Fn::GetAtt': (argument, scope, resolve, place) => {
    const [id, ...attribute] = typeof argument === 'string' ? argument.split('.') : list(argument, place);
    return scope.attribute(
      text(id, place),
      attribute.map((part) => text(resolve(part, place), place)).join('.'),
    );
  },
  'Fn::Join': (argument, _, resolve, place) => {
    const [separator, parts] = list(argument, place);
    const resolved = list(resolve(parts, place), place);
    return resolved.map((part) => text(part, place)).join(text(separator, place));
  },
  'Fn::Sub': substitute,
  'Fn::Select': (argument, _, resolve, place) => {
    const [index, options] = list(argument, place);
    const chosen = list(resolve(options, place), place)[Number(resolve(index, place))];
    if (chosen === undefined) throw new TemplateFault(place, `has no element ${JSON.stringify(index)}`);
    return chosen;
  },
  'Fn::Split': (argument, _, resolve, place) => {
    const [separator, source] = list(argument, place);
    return text(resolve(source, place), place).split(text(separator, place));
  },
  'Fn::ImportValue': (argument, scope, resolve, place) =>
    scope.imported(text(resolve(argument, place), place)),
  'Fn::GetStackOutput': (argument, scope, resolve, place) => {
    const { StackName, OutputName } = resolve(argument, place) as Record<string, unknown>;
    return scope.outputOf(text(StackName, place), text(OutputName, place));
  },
};

const functionOf = (value: object, place: string): [Fn, unknown] | undefined => {
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length !== 1 || !first || !(first[0] === 'Ref' || first[0].startsWith('Fn::')))
    return undefined;
  const fn = FUNCTIONS[first[0]];
  if (!fn) throw new TemplateFault(place, `${first[0]} is not known here`);
  return [fn, first[1]];
};

/**
 * The value with every intrinsic function replaced by what it stands for in `scope`.
 * `place` names where the value stands, for the {@link TemplateFault} that an unknown function or reference raises.
 */
export const resolveValue = (value: unknown, scope: Scope, place: string): unknown => {
  const resolve: Resolve = (inner, where) => resolveValue(inner, scope, where);
  if (Array.isArray(value)) {
    return value
      .map((item, index) => resolve(item, `${place}[${index}]`))
      .filter((item) => item !== NO_VALUE);
  }
  if (typeof value !== 'object' || value === null) return value;
  const call = functionOf(value, place);
  if (call) return call[0](call[1], scope, resolve, place);
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, resolve(inner, `${place}.${key}`)] as const,
  );
  return Object.fromEntries(entries.filter(([, inner]) => inner !== NO_VALUE));
};
