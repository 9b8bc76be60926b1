import * as v from 'valibot';
import { type Service, ServiceFault } from '../endpoints/call.ts';
import type { Alias } from '../lambda/aliases.ts';

const Input = v.looseObject({
  FunctionName: v.string(),
  Name: v.string(),
  FunctionVersion: v.optional(v.string()),
});

/** AWS Lambda, as far as aliases go: where one leads, and leading it elsewhere. */
export const lambdaService =
  (aliases: readonly Alias[]): Service =>
  async ({ operation, input }) => {
    const { FunctionName, Name, FunctionVersion } = v.parse(Input, input);
    const name = FunctionName.split(':').at(-1);
    const found = aliases.find((each) => each.name === name && each.alias === Name);
    if (!found)
      throw new ServiceFault('ResourceNotFoundException', `Cannot find alias ${Name} of ${name}`, 404);
    if (operation === 'UpdateAlias' && FunctionVersion !== undefined && !found.shift(FunctionVersion)) {
      throw new ServiceFault(
        'ResourceNotFoundException',
        `Function not found: ${found.arn}:${FunctionVersion}`,
        404,
      );
    }
    return { status: 200, body: { AliasArn: found.arn, Name, FunctionVersion: found.version() } };
  };
