/**
 * The routes of the operator door, in a stack of their own: each is a resource, and there are more of them than of anything else.
 * @module
 */

import { Stack, type StackProps } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import type { FunctionName } from '#domain/names.ts';
import { OPERATOR_ROUTES } from '#domain/routes.ts';
import type { CapabilityFunction } from '../capability-function.ts';

export interface OperatorRoutesProps extends StackProps {
  readonly api: HttpApi;
  /** What answers, by name. */
  readonly functions: Readonly<Partial<Record<FunctionName, CapabilityFunction>>>;
}

export class OperatorRoutes extends Stack {
  /** Opens the routes of the table, with one permission for each function. */
  constructor(scope: Construct, id: string, { api, functions, ...props }: OperatorRoutesProps) {
    super(scope, id, { terminationProtection: true, ...props });
    const authorizer = new HttpIamAuthorizer();
    const integrations = new Map<FunctionName, HttpLambdaIntegration>();
    for (const route of OPERATOR_ROUTES) {
      const target = functions[route.function]?.live;
      if (!target) throw new Error(`${route.method} ${route.path}: no function ${route.function}`);
      const integration =
        integrations.get(route.function) ??
        new HttpLambdaIntegration(route.function, target, { scopePermissionToRoute: false });
      integrations.set(route.function, integration);
      new HttpRoute(this, `${route.method}${route.path}`, {
        httpApi: api,
        routeKey: HttpRouteKey.with(route.path, HttpMethod[route.method]),
        integration,
        authorizer,
      });
    }
  }
}
