/**
 * A CloudFormation template, as far as two of them are compared.
 * @module
 */

import * as v from 'valibot';

const Resource = v.looseObject({
  Type: v.string(),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
  DeletionPolicy: v.optional(v.string()),
  UpdateReplacePolicy: v.optional(v.string()),
});
const Template = v.looseObject({ Resources: v.record(v.string(), Resource) });

export type Resource = v.InferOutput<typeof Resource>;
export type Template = v.InferOutput<typeof Template>;

/**
 * Reads a template in JSON, which is how the CDK writes and CloudFormation keeps it.
 * @throws Error that names `place` where the text is none
 */
export const readTemplate = (text: string, place: string): Template => {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Template), text);
  if (parsed.success) return parsed.output;
  throw new Error(`${place} holds no template: ${parsed.issues.map(({ message }) => message).join('; ')}`);
};

/** The same text for the same value, whatever the order of its keys. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? 'absent';

/** A value in a few words: a reference as `<Id>`, an attribute as `<Id.Attribute>`, a join put together. */
export const shown = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, unknown>;
  if (typeof Ref === 'string') return `<${Ref}>`;
  if (Array.isArray(attribute)) return `<${attribute.join('.')}>`;
  if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map(shown).join(String(join[0]));
  return canonical(value);
};
