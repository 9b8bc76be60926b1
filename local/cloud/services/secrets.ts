import { randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type Service, ServiceFault } from '../endpoints/call.ts';
import { openKept } from '../state/kept.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';

const SecretProperties = v.looseObject({
  SecretString: v.optional(v.string()),
  GenerateSecretString: v.optional(
    v.looseObject({
      SecretStringTemplate: v.optional(v.string()),
      GenerateStringKey: v.optional(v.string()),
    }),
  ),
});
const Input = v.looseObject({ SecretId: v.string(), SecretString: v.optional(v.string()) });
const Fields = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

const GENERATED_BYTES = 24;

/** The first value of a secret, as CloudFormation would set or generate it. */
const initialValue = (resource: Resource): string => {
  const { SecretString, GenerateSecretString: generate } = propertiesOf(resource, SecretProperties);
  const generated = randomBytes(GENERATED_BYTES).toString('base64url');
  if (!generate?.GenerateStringKey) return SecretString ?? generated;
  const template = v.parse(Fields, generate.SecretStringTemplate ?? '{}');
  return JSON.stringify({ ...template, [generate.GenerateStringKey]: generated });
};

/** AWS Secrets Manager over the template's secrets, their values kept in `file` (absent: in memory). */
export const secretsService = (resources: readonly Resource[], file?: string): Service => {
  const values = openKept<{ value: string; version: string }>(file);
  const secrets = resources.filter(({ type }) => type === 'AWS::SecretsManager::Secret');
  return async ({ operation, input }) => {
    const { SecretId, SecretString } = v.parse(Input, input);
    const secret = secrets.find(({ name, ref }) => SecretId === name || SecretId === ref);
    if (!secret)
      throw new ServiceFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    const known = values.get(secret.ref);
    const current =
      operation === 'PutSecretValue' || !known
        ? { value: SecretString ?? initialValue(secret), version: randomUUID() }
        : known;
    values.put(secret.ref, current);
    const named = {
      ARN: secret.ref,
      Name: secret.name,
      VersionId: current.version,
      VersionStages: ['AWSCURRENT'],
    };
    return {
      status: 200,
      body: operation === 'PutSecretValue' ? named : { ...named, SecretString: current.value },
    };
  };
};
