/**
 * What a delivery does, step by step: `.github/workflows/deploy.yml` and `lib/pipeline.ts` run these, and tests
 * compare them.
 * @module
 */

import type { StageName } from './config.ts';

/** Where `--record` writes which versions serve before the deployment. */
export const VERSIONS_FILE = 'live-versions.json';

/**
 * Variable that names, for `npm run diff`, a profile of the seller's account, where that is not the stage's: a step has no option
 * that some stages have and others have not.
 */
export const SELLER_PROFILE = 'CONCORD_SELLER_PROFILE';

/** A step and its command line. */
export interface DeliveryStep {
  readonly name: string;
  readonly run: string;
  /** Runs only where a step before it failed. */
  readonly onFailure?: true;
}

/** The steps that need no account: once for each commit. */
export const CHECK_STEPS: readonly DeliveryStep[] = [
  { name: 'Install', run: 'npm ci' },
  { name: 'Test', run: 'npm test' },
];

/** The steps of one stage, in order, with credentials that may deploy to it. */
export const deliverySteps = (stage: StageName | `\${{ ${string} }}`): readonly DeliveryStep[] => [
  { name: 'Synthesize', run: `npm run synth -- --context stage=${stage}` },
  { name: 'Compare with what is deployed', run: `npm run diff -- --stage ${stage}` },
  { name: 'Write down what serves', run: `npm run smoke -- --stage ${stage} --record ${VERSIONS_FILE}` },
  { name: 'Deploy', run: 'npx cdk deploy --all --app cdk.out --require-approval never' },
  { name: 'Try it', run: `npm run smoke -- --stage ${stage}` },
  {
    name: 'Take it back',
    run: `npm run smoke -- --stage ${stage} --rollback ${VERSIONS_FILE}`,
    onFailure: true,
  },
];
