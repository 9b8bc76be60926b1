/**
 * A function of Concord: its bundle, its own role with exactly its calls, its own encrypted log group.
 * @module
 */

import { join } from 'node:path';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  type Conditions,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  Architecture,
  Code,
  type IAlias,
  type IVersion,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ENV, type FunctionName, LIVE, METRICS } from '#domain/names.ts';
import type { Foundation } from './foundation.ts';
import { executionRoleName } from './marketplace-calls.ts';

export interface CapabilityFunctionProps {
  readonly name: FunctionName;
  readonly foundation: Foundation;
  readonly timeout: Duration;
  /** What the function reads from its environment. */
  readonly environment: Readonly<Partial<Record<keyof typeof ENV, string>>>;
  /** Lambda gives CPU by memory: 1,769 MB are one core. @default 512 */
  readonly memoryMegabytes?: number;
  /** How often Lambda repeats an asynchronous call of `live` that failed. @default 2, Lambda's own */
  readonly retryAttempts?: number;
}

/** One CloudWatch dimension for all functions, so that one alarm sees a metric wherever it was emitted. */
export const METRIC_SERVICE = 'concord';

export class CapabilityFunction extends Construct {
  readonly name: FunctionName;
  readonly role: Role;
  readonly function: LambdaFunction;
  /** The version that doors, queues, streams and schedules call: the newest, until somebody shifts it back. */
  readonly live: IAlias;
  readonly timeout: Duration;
  /** In the role itself: a policy beside each would bring a stack near CloudFormation's 500 resources. */
  private readonly calls = new PolicyDocument();

  constructor(scope: Construct, id: string, props: CapabilityFunctionProps) {
    super(scope, id);
    this.name = props.name;
    this.timeout = props.timeout;
    const logGroup = props.foundation.logGroup(this, 'Logs');
    const roleName = executionRoleName(props.name, props.foundation);
    this.role = new Role(this, 'Role', {
      ...(roleName === undefined ? {} : { roleName }),
      description: `Concord ${props.foundation.stageName}: what ${props.name} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { calls: this.calls },
    });
    this.may(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    this.function = new LambdaFunction(this, 'Function', {
      description: `Concord ${props.foundation.stageName}: ${props.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(join(props.foundation.codeRoot, props.name)),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      timeout: props.timeout,
      memorySize: props.memoryMegabytes ?? 512,
      environment: {
        ...namedVariables(props.environment),
        POWERTOOLS_SERVICE_NAME: METRIC_SERVICE,
        POWERTOOLS_METRICS_NAMESPACE: METRICS.namespace,
      },
      // A version that is no longer deployed is what the alias is shifted back to.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
    this.live = new Alias(this, 'Live', {
      aliasName: LIVE,
      version: this.function.currentVersion as IVersion,
      ...(props.retryAttempts === undefined ? {} : { retryAttempts: props.retryAttempts }),
      // An Alias is an IAlias, but for one optional property that CDK types loosely.
    }) as IAlias;
  }

  /** Adds to what the function reads from its environment: what is made after it. */
  tell(variable: keyof typeof ENV, value: string): void {
    this.function.addEnvironment(ENV[variable], value);
  }

  /**
   * Grants calls to the function's role. Written out, not by `grant…`, which gives more than a function
   * needs.
   */
  may(actions: readonly string[], resources: readonly string[], conditions: Conditions = {}): void {
    this.calls.addStatements(
      new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }),
    );
  }
}

const namedVariables = (values: CapabilityFunctionProps['environment']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [ENV[key as keyof typeof ENV], value] as const),
  );
