/**
 * The door of people and programs of the seller: an HTTP API that takes only signed requests, under `/v1`. Its routes are a stack
 * of their own, `operator-routes.ts`.
 * @module
 */

import { CfnOutput, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  DomainName,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';
import { type Role, routesOf } from '#domain/routes.ts';
import type { DomainConfig } from '../config.ts';
import type { Foundation } from '../foundation.ts';
import { OPERATOR_LOG_FORMAT } from './access-log.ts';

const STAGE = '$default';
/** All callers together. Requests a second, and the burst above it. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 } as const;

export class OperatorDoor extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const domain = foundation.stage.domains?.operator;
    this.api = new HttpApi(this, 'Api', {
      apiName: `concord-${foundation.stageName}-operator`,
      description: 'Tenants and subscriptions, for the seller',
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
      defaultAuthorizer: new HttpIamAuthorizer(),
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: STAGE,
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: {
        destination: new LogGroupLogDestination(foundation.logGroup(this, 'AccessLog')),
        format: AccessLogFormat.custom(OPERATOR_LOG_FORMAT),
      },
      ...(domain ? { domainMapping: { domainName: this.domainName(domain) } } : {}),
    });
    new CfnOutput(this, 'Url', {
      value: domain ? `https://${domain.domainName}` : this.api.apiEndpoint,
    });
  }

  /**
   * ARNs of exactly the routes that `role` may call. A parameter becomes `*`, which is as narrow as IAM gets.
   */
  routeArnsOf(role: Role): readonly string[] {
    return routesOf(role).map(({ method, path }) =>
      Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: `${STAGE}/${method}${path.replaceAll(/\{[^}]+\}/g, '*')}`,
      }),
    );
  }

  private domainName(domain: DomainConfig): DomainName {
    const name = new DomainName(this, 'Domain', {
      domainName: domain.domainName,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new CfnOutput(this, 'DomainTarget', { value: name.regionalDomainName });
    return name;
  }
}
