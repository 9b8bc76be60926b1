/** How a target's input is made from an event: `Input`, `InputPath` or `InputTransformer` of a rule's target. */
export interface InputShape {
  Input?: string | undefined;
  InputPath?: string | undefined;
  InputTransformer?:
    | { InputPathsMap?: Record<string, string> | undefined; InputTemplate: string }
    | undefined;
}

/** The value at a path such as `$.detail.agreement.id` or `$.resources[0]`; `undefined` where there is none. */
const at = (event: unknown, path: string): unknown =>
  path
    .replace(/^\$\.?/, '')
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], event);

const insideQuotes = (template: string, index: number) => {
  const before = template.slice(0, index).replace(/\\./g, '');
  return (before.split('"').length - 1) % 2 === 1;
};

const fillIn = (template: string, values: Record<string, unknown>): string =>
  template.replace(/<([^<>]+)>/g, (whole, name: string, index: number) => {
    if (!Object.hasOwn(values, name)) return whole;
    const value = values[name];
    if (!insideQuotes(template, index)) return JSON.stringify(value ?? '');
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    return JSON.stringify(text).slice(1, -1);
  });

/** The text that a target receives for `event` (EventBridge user guide, "Input transformation", 2026-11). */
export const shapeInput = (
  shape: InputShape,
  event: unknown,
  rule: { name: string; arn: string },
): string => {
  if (shape.Input !== undefined) return shape.Input;
  if (shape.InputPath !== undefined) return JSON.stringify(at(event, shape.InputPath) ?? {});
  const { InputTransformer: transformer } = shape;
  if (!transformer) return JSON.stringify(event);
  const values: Record<string, unknown> = {
    'aws.events.event.json': event,
    'aws.events.rule-name': rule.name,
    'aws.events.rule-arn': rule.arn,
  };
  for (const [name, path] of Object.entries(transformer.InputPathsMap ?? {})) values[name] = at(event, path);
  return fillIn(transformer.InputTemplate, values);
};
