/**
 * Where a stage runs and who calls it there: AWS with the credentials of the environment, or a sandbox.
 * @module
 */

import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import * as v from 'valibot';
import type { StageName } from '#lib/config.ts';
import { config } from '../concord.config.ts';

/** What every AWS client takes. */
export interface Place {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** The stage's Region; credentials as the AWS SDK finds them. */
export const cloudPlace = (stageName: StageName): Place => ({ region: config.stages[stageName].region });

const SignedIn = v.object({
  region: v.string(),
  endpoints: v.string(),
  accessKeyId: v.string(),
  secretAccessKey: v.string(),
  sessionToken: v.string(),
});

/**
 * A running sandbox, in the role of a pipeline.
 * @param home address of the sandbox's home page
 * @throws Error where none runs there
 */
export const sandboxPlace = async (home: string, stageName: StageName): Promise<Place> => {
  const answer = await fetch(`${home}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ role: `concord-${stageName}-pipeline`, name: 'pipeline' }),
  }).catch((cause: unknown) => {
    throw new Error(`No sandbox at ${home}: npm start`, { cause });
  });
  if (!answer.ok) throw new Error(`The sandbox at ${home} lets no pipeline in: ${answer.status}`);
  const { region, endpoints: endpoint, ...credentials } = v.parse(SignedIn, await answer.json());
  return { region, endpoint, credentials };
};

/** The credentials of a place, for requests that no AWS client makes. */
export const credentialsOf = (place: Place) => new CloudFormationClient(place).config.credentials();
