/**
 * Conditional writes of single items.
 * @module
 */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

/** How a conditional write ended. */
export type Conditional<Answer> =
  | { readonly done: true; readonly answer: Answer }
  /** The condition failed; `standing` is the item that it met, where that was asked for. */
  | { readonly done: false; readonly standing: Record<string, unknown> | undefined };

/** Sends a conditional write; any other failure is thrown. */
export const conditionally = async <Answer>(send: Promise<Answer>): Promise<Conditional<Answer>> => {
  try {
    return { done: true, answer: await send };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { done: false, standing: error.Item && unmarshall(error.Item) };
  }
};
