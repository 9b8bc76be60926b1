/**
 * Checks the section `pipeline` of a config: its stages exist, once each, and each is delivered to by a role of its own account.
 * @module
 */

import {
  type PipelineConfig,
  type PipelineStage,
  STAGES,
  type StageConfig,
  type StageName,
} from './config.ts';
import { type ConfigFault, FORMS, formFault } from './config-forms.ts';

/** The sandbox runs on one machine; whatever else there is can be delivered to. */
const DELIVERED: readonly StageName[] = STAGES.filter((stage) => stage !== 'sandbox');

const stageFaults = (
  place: string,
  { stage, role }: PipelineStage,
  before: readonly PipelineStage[],
  stages: Readonly<Record<StageName, StageConfig>>,
): ConfigFault[] => {
  if (!DELIVERED.includes(stage))
    return [{ place: `${place}.stage`, fault: `must be one of ${DELIVERED.join(', ')}, is '${stage}'` }];
  const form = formFault(`${place}.role`, role, FORMS.roleArn);
  const { account } = stages[stage];
  return [
    ...(before.some((other) => other.stage === stage)
      ? [{ place: `${place}.stage`, fault: `is delivered to already: '${stage}'` }]
      : []),
    ...form,
    ...(form.length === 0 && role.split(':')[4] !== account
      ? [{ place: `${place}.role`, fault: `must be in ${account}, the account of '${stage}'` }]
      : []),
  ];
};

/** The faults of a pipeline, each with its place. */
export const pipelineFaults = (
  pipeline: PipelineConfig,
  stages: Readonly<Record<StageName, StageConfig>>,
): readonly ConfigFault[] => [
  ...(['account', 'region', 'connectionArn', 'repository', 'branch'] as const).flatMap((field) =>
    formFault(`pipeline.${field}`, pipeline[field], FORMS[field]),
  ),
  ...(pipeline.stages.length === 0 ? [{ place: 'pipeline.stages', fault: 'names no stage' }] : []),
  ...pipeline.stages.flatMap((stage, index) =>
    stageFaults(`pipeline.stages[${index}]`, stage, pipeline.stages.slice(0, index), stages),
  ),
];
