import * as v from 'valibot';
import { type Service, ServiceFault } from '../endpoints/call.ts';
import { escapeXml } from '../endpoints/wire.ts';
import type { Stack } from '../template/assembly.ts';

const Input = v.looseObject({ StackName: v.string() });

/** A stack that runs here, with its outputs as they are on this machine. */
export interface RunningStack extends Pick<Stack, 'name' | 'account' | 'region' | 'template'> {
  outputs: ReadonlyMap<string, string>;
}

const outputsXml = (outputs: RunningStack['outputs']): string =>
  [...outputs]
    .map(
      ([key, value]) =>
        `<member><OutputKey>${escapeXml(key)}</OutputKey><OutputValue>${escapeXml(value)}</OutputValue></member>`,
    )
    .join('');

const RESULTS: Record<string, (stack: RunningStack) => string> = {
  DescribeStacks: ({ name, account, region, outputs }) =>
    `<Stacks><member><StackName>${name}</StackName><StackId>arn:aws:cloudformation:${region}:${account}:stack/${name}/local</StackId><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${outputsXml(outputs)}</Outputs></member></Stacks>`,
  GetTemplate: ({ template }) => `<TemplateBody>${escapeXml(JSON.stringify(template))}</TemplateBody>`,
};

/** AWS CloudFormation, as far as looking goes: outputs and templates of the stacks that run here. */
export const cloudFormationService =
  (stacks: readonly RunningStack[]): Service =>
  async ({ operation, input }) => {
    const { StackName } = v.parse(Input, input);
    const stack = stacks.find(({ name }) => name === StackName);
    if (!stack) throw new ServiceFault('ValidationError', `Stack with id ${StackName} does not exist`);
    const result = `<${operation}Result>${RESULTS[operation]?.(stack) ?? ''}</${operation}Result>`;
    const body = `<${operation}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">${result}</${operation}Response>`;
    return { status: 200, body };
  };
