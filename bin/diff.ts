/**
 * `npm run diff -- --stage production [--against <file or folder>] [--assembly cdk.out] [--seller-profile <name>] [--json]`: what the deployment
 * of `cdk.out` would lose or allow. Exit code 0: nothing that is not acknowledged; 1: something is; 2: no comparison.
 * @module
 */

import { parseArgs } from 'node:util';
import { STAGES, type StageName } from '#lib/config.ts';
import { SELLER_PROFILE } from '#lib/delivery-steps.ts';
import { config } from './concord.config.ts';
import { type Deployed, deployedInCloud, deployedInFiles } from './deployed.ts';
import { changeId } from './diff/change.ts';
import { compareTemplates } from './diff/compare.ts';
import { type Judgment, judge } from './diff/judge.ts';
import { showJudgment } from './diff/show.ts';
import { stackNameOf, stacksOf } from './stacks.ts';

export const EXIT = { fine: 0, open: 1, failed: 2 } as const;

/**
 * Compares every stack of a stage with what is deployed of it, and gives who acknowledged what.
 * @param assembly the folder that `npm run synth` wrote
 */
export const diffOf = async (
  assembly: string,
  stageName: StageName,
  deployed: Deployed,
): Promise<Judgment> => {
  const changes = [];
  for (const stack of stacksOf(assembly, stageName)) {
    changes.push(...compareTemplates(stack.name, await deployed(stack), stack.template));
  }
  return judge(changes, config.stages[stageName].acknowledged);
};

/** The stage of `--stage`. @throws Error that names the stages */
export const stageNamed = (name: string | undefined): StageName => {
  const stage = STAGES.find((known) => known === name);
  if (stage) return stage;
  throw new Error(`--stage must be one of ${STAGES.join(', ')}`);
};

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      against: { type: 'string' },
      assembly: { type: 'string', default: 'cdk.out' },
      json: { type: 'boolean', default: false },
      'seller-profile': { type: 'string' },
    },
  });
  const stageName = stageNamed(values.stage);
  const deployed =
    values.against === undefined
      ? deployedInCloud(
          config.stages[stageName].account,
          values['seller-profile'] ?? process.env[SELLER_PROFILE],
        )
      : deployedInFiles(values.against, stackNameOf(stageName));
  const judgment = await diffOf(values.assembly, stageName, deployed);
  const { open, acknowledged, stale } = judgment;
  const named = { open: open.map((change) => ({ id: changeId(change), ...change })), acknowledged, stale };
  console.log(values.json ? JSON.stringify(named, null, 2) : showJudgment(judgment, stageName));
  return open.length === 0 ? EXIT.fine : EXIT.open;
};

if (import.meta.main) {
  process.exitCode = await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return EXIT.failed;
  });
}
