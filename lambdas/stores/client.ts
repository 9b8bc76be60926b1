/**
 * The DynamoDB client of a process: one, created at module scope by `wiring.ts`.
 * @module
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A client for the Region and credentials of the function's environment. */
export const dynamoClient = (): DynamoDBClient => new DynamoDBClient({});
