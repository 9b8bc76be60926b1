/**
 * A process to be killed: opens the database in the folder that it is given, and says at which URL.
 * @module
 */
import { argv, stdout } from 'node:process';
import { openDynamoDb } from '#local/cloud/dynamodb/server.ts';

const directory = argv[2];
if (directory === undefined) throw new Error('The victim needs a folder');
const db = await openDynamoDb({ directory, now: Date.now });
const { url } = await db.listen();
stdout.write(`${url}\n`);
