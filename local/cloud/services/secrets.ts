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
const Input = v.looseObject({
  SecretId: v.string(),
  SecretString: v.optional(v.string()),
  VersionStage: v.optional(v.string(), 'AWSCURRENT'),
});
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

/** A secret's values: the current one and, once it was rotated, the one before. */
interface Values {
  value: string;
  version: string;
  previous?: { value: string; version: string };
}

/** AWS Secrets Manager over the template's secrets. */
export interface Secrets {
  service: Service;
  /** The valid values of a secret by its name, the current one first; none where there is no such secret. */
  valuesOf(name: string): string[];
}

const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';

/** Opens the template's secrets, their values kept in `file` (absent: in memory). */
export const openSecrets = (resources: readonly Resource[], file?: string): Secrets => {
  const kept = openKept<Values>(file);
  const secrets = resources.filter(({ type }) => type === 'AWS::SecretsManager::Secret');
  const find = (id: string) => secrets.find(({ name, ref }) => id === name || id === ref);
  const read = (secret: Resource): Values => {
    const values = kept.get(secret.ref) ?? { value: initialValue(secret), version: randomUUID() };
    kept.put(secret.ref, values);
    return values;
  };
  const rotate = (secret: Resource, value: string): Values => {
    const { value: before, version } = read(secret);
    const values = { value, version: randomUUID(), previous: { value: before, version } };
    kept.put(secret.ref, values);
    return values;
  };
  const service: Service = async ({ operation, input }) => {
    const { SecretId, SecretString, VersionStage } = v.parse(Input, input);
    const secret = find(SecretId);
    if (!secret)
      throw new ServiceFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    const named = { ARN: secret.ref, Name: secret.name };
    if (operation === 'PutSecretValue') {
      const { version } = rotate(secret, SecretString ?? initialValue(secret));
      return { status: 200, body: { ...named, VersionId: version, VersionStages: [CURRENT] } };
    }
    const values = read(secret);
    const asked = VersionStage === PREVIOUS ? values.previous : VersionStage === CURRENT ? values : undefined;
    if (!asked) {
      const message = `Secrets Manager can't find the specified secret value for staging label: ${VersionStage}`;
      throw new ServiceFault('ResourceNotFoundException', message);
    }
    const body = {
      ...named,
      VersionId: asked.version,
      VersionStages: [VersionStage],
      SecretString: asked.value,
    };
    return { status: 200, body };
  };
  return {
    service,
    valuesOf: (name) => {
      const secret = find(name);
      const values = secret && read(secret);
      return values ? [values.value, ...(values.previous ? [values.previous.value] : [])] : [];
    },
  };
};
