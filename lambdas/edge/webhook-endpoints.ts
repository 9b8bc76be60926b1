/**
 * The webhooks' endpoints, from the function's configuration.
 * @module
 */
import * as v from 'valibot';

const EndpointSchema = v.object({
  /** Its name in the configuration. */
  name: v.string(),
  /** Name and revision: a receiver that said 410 to one revision is asked again in the next. */
  id: v.string(),
  url: v.pipe(v.string(), v.url()),
  /** URL of the queue that holds what is to be sent to it. */
  queueUrl: v.string(),
  /** ARN of the secret with its key. */
  secret: v.string(),
});
export type Endpoint = v.InferOutput<typeof EndpointSchema>;

/** Reads ENV.webhooks; throws at start where the configuration is broken. */
export const parseEndpoints = (json: string): readonly Endpoint[] =>
  v.parse(v.array(EndpointSchema), JSON.parse(json));

const lastOf = (text: string, separator: string): string | undefined => text.split(separator).at(-1);

/**
 * The endpoint behind the queue that a message came from.
 * @throws where no endpoint has that queue: the message is kept, and put aside in the end
 */
export const endpointOf = (endpoints: readonly Endpoint[], queueArn: string): Endpoint => {
  const name = lastOf(queueArn, ':');
  const endpoint = endpoints.find(({ queueUrl }) => lastOf(queueUrl, '/') === name);
  if (!endpoint) throw new Error(`No webhook has the queue ${name}`);
  return endpoint;
};
