/**
 * The door that buyers come through: a regional REST API behind a web ACL, which cannot stand before an HTTP
 * API.
 * @module
 */

import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  CfnAccount,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  type Resource,
  RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { FunctionName } from '#domain/names.ts';
import { PUBLIC_ROUTES } from '#domain/routes.ts';
import { acknowledge } from '../acknowledge.ts';
import type { CapabilityFunction } from '../capability-function.ts';
import type { Foundation } from '../foundation.ts';
import { PUBLIC_LOG_FORMAT } from './access-log.ts';
import { webAclOf } from './web-acl.ts';

/** A fixed name: the functions know the door's address before its stage exists. */
const STAGE = 'live';
/** All buyers together. Requests a second, and the burst above it. */
const THROTTLE = { throttlingRateLimit: 50, throttlingBurstLimit: 100 } as const;

export class PublicDoor extends Construct {
  readonly api: RestApi;
  /**
   * Where pages and letters point: our own domain, or the API's address with its stage. No trailing slash.
   */
  readonly origin: string;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const domain = foundation.stage.domains?.public;
    const logs = foundation.logGroup(this, 'AccessLog');
    this.api = new RestApi(this, 'Api', {
      restApiName: `concord-${foundation.stageName}-public`,
      description: 'Where buyers register',
      endpointTypes: [EndpointType.REGIONAL],
      disableExecuteApiEndpoint: domain !== undefined,
      cloudWatchRole: false,
      deployOptions: {
        stageName: STAGE,
        ...THROTTLE,
        metricsEnabled: true,
        accessLogDestination: new LogGroupLogDestination(logs),
        accessLogFormat: AccessLogFormat.custom(PUBLIC_LOG_FORMAT),
      },
    });
    const { region, urlSuffix } = Stack.of(this);
    this.origin = domain
      ? `https://${domain.domainName}`
      : `https://${this.api.restApiId}.execute-api.${region}.${urlSuffix}/${STAGE}`;
    if (domain) {
      const name = this.api.addDomainName('Domain', {
        domainName: domain.domainName,
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        endpointType: EndpointType.REGIONAL,
        securityPolicy: SecurityPolicy.TLS_1_2,
      });
      new CfnOutput(this, 'DomainTarget', { value: name.domainNameAliasDomainName });
    }
    this.guard();
    this.mayWriteLogs();
    this.acknowledgeFindings();
    new CfnOutput(this, 'FulfillmentUrl', { value: `${this.origin}/register` });
  }

  /** Opens the routes of the table, with one permission for each function. */
  open(functions: Readonly<Partial<Record<FunctionName, CapabilityFunction>>>): void {
    const integrations = new Map<FunctionName, LambdaIntegration>();
    for (const route of PUBLIC_ROUTES) {
      const target = functions[route.function]?.live;
      if (!target) throw new Error(`${route.method} ${route.path}: no function ${route.function}`);
      const integration =
        integrations.get(route.function) ?? new LambdaIntegration(target, { scopePermissionToMethod: false });
      integrations.set(route.function, integration);
      this.resourceAt(route.path).addMethod(route.method, integration);
    }
  }

  private resourceAt(path: string): Resource {
    return this.api.root.resourceForPath(path);
  }

  private guard(): void {
    const acl = webAclOf(this, 'WebAcl');
    new CfnWebACLAssociation(this, 'WebAclAssociation', {
      webAclArn: acl.attrArn,
      resourceArn: this.api.deploymentStage.stageArn,
    });
  }

  /**
   * API Gateway writes access logs of REST APIs with one role of the whole account, and asks for these calls
   * on `*`.
   */
  private mayWriteLogs(): void {
    const role = new Role(this, 'AccountLogRole', {
      description: 'API Gateway writes access logs with this role',
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          'logs:CreateLogGroup',
          'logs:CreateLogStream',
          'logs:DescribeLogGroups',
          'logs:DescribeLogStreams',
          'logs:PutLogEvents',
          'logs:GetLogEvents',
          'logs:FilterLogEvents',
        ],
        resources: ['*'],
      }),
    );
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
    account.node.addDependency(role);
    this.api.deploymentStage.node.addDependency(account);
    acknowledge(
      role,
      'AwsSolutions-IAM5[Resource::*]',
      'API Gateway refuses an account role whose log permissions are narrower than its own managed policy',
    );
  }

  private acknowledgeFindings(): void {
    acknowledge(
      this.api,
      'AwsSolutions-APIG2',
      'Bodies are forms and are parsed by schema in the handler, which answers a page that a buyer can act on',
    );
    acknowledge(
      this.api,
      'AwsSolutions-APIG4',
      'Buyers have no account with us yet: ResolveCustomer and the one-time code are the proof',
    );
    acknowledge(
      this.api,
      'AwsSolutions-COG4',
      'Buyers have no account with us yet: ResolveCustomer and the one-time code are the proof',
    );
    acknowledge(
      this.api,
      'AwsSolutions-APIG6',
      'Execution logs would hold query strings and headers, where the marketplace token may be; access logs are on',
    );
  }
}
