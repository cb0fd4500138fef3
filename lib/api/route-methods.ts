import { Duration } from 'aws-cdk-lib';
import {
  AuthorizationType,
  CfnModel,
  CognitoUserPoolsAuthorizer,
  type IRestApi,
  LambdaIntegration,
  type MethodOptions,
  Model,
  RequestValidator,
  type RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { RecordsFunction, Route } from '../../lambda/records/route';
import { buildModelName, buildOperationId } from './operation-id';
import { buildRequestModel } from './request-model';
import { checkRoutes } from './route-check';

export interface RouteMethodsProps {
  readonly api: RestApi;
  readonly routes: readonly Route[];
  /** The live version of every function that a route names. */
  readonly functions: Readonly<Partial<Record<RecordsFunction, IFunction>>>;
  readonly userPool: IUserPool;
}

/** Time that API Gateway caches the result for a token. After it a revoked token is denied. */
const TOKEN_CACHE = Duration.seconds(60);

/**
 * Creates the API Gateway methods of the route table. Every method requires a scope or is declared public. It
 * validates its required parameters and its body against a bounded model, and calls the live version of one function.
 */
export class RouteMethods extends Construct {
  readonly #props: RouteMethodsProps;
  readonly #validator: RequestValidator;
  #authorizer: CognitoUserPoolsAuthorizer | undefined;

  constructor(scope: Construct, id: string, props: RouteMethodsProps) {
    super(scope, id);
    this.#props = props;
    this.#validator = new RequestValidator(this, 'Validator', {
      // RestApi implements IRestApi; exactOptionalPropertyTypes makes the types incompatible, so cast.
      restApi: props.api as IRestApi,
      validateRequestBody: true,
      validateRequestParameters: true,
    });
    checkRoutes(props.routes);
    for (const route of props.routes) this.#addMethod(route);
  }

  #addMethod(route: Route): void {
    const { api, functions } = this.#props;
    const handler = functions[route.function];
    if (handler === undefined) {
      throw new Error(`${route.method} ${route.path}: expected a function "${route.function}", got none`);
    }
    const integration = new LambdaIntegration(handler, { proxy: true, allowTestInvoke: false });
    api.root.resourceForPath(route.path).addMethod(route.method, integration, {
      operationName: buildOperationId(route),
      requestValidator: this.#validator,
      requestParameters: buildRequestParameters(route),
      ...this.#buildAuthorization(route),
      ...this.#addModel(route),
    });
  }

  #buildAuthorization({ scope }: Route): MethodOptions {
    if (scope === 'none') return { authorizationType: AuthorizationType.NONE };
    this.#authorizer ??= new CognitoUserPoolsAuthorizer(this, 'Authorizer', {
      cognitoUserPools: [this.#props.userPool],
      resultsCacheTtl: TOKEN_CACHE,
    });
    return {
      authorizationType: AuthorizationType.COGNITO,
      authorizer: this.#authorizer,
      authorizationScopes: [scope],
      // Identifies the client for its quota; see UsagePlans.
      apiKeyRequired: true,
    };
  }

  #addModel(route: Route): MethodOptions {
    if (route.request === undefined) return {};
    const { api } = this.#props;
    const name = buildModelName(route);
    const schema = buildRequestModel(`${route.method} ${route.path}`, route.request);
    const model = new CfnModel(this, name, { restApiId: api.restApiId, contentType: 'application/json', name, schema });
    // The CDK creates a new deployment for changed methods only; without this a changed model would not be deployed.
    api.latestDeployment?.addToLogicalId({ [name]: schema });
    api.latestDeployment?.node.addDependency(model);
    // For every content type: a body of another type would not be validated.
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
    return { requestModels: { $default: Model.fromModelName(this, `${name}Name`, model.ref) } };
  }
}

const PARAMETER_LOCATIONS = { path: 'path', query: 'querystring', header: 'header' } as const;

function buildRequestParameters({ parameters }: Route): Record<string, boolean> {
  return Object.fromEntries(
    parameters.map(({ in: place, name, required }) => [
      `method.request.${PARAMETER_LOCATIONS[place]}.${name}`,
      required,
    ]),
  );
}
