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
import { requestModel } from './request-model';
import { checkRoutes } from './route-check';

export interface RouteMethodsProps {
  readonly api: RestApi;
  readonly routes: readonly Route[];
  /** The live version of every function that a route names. */
  readonly functions: Readonly<Partial<Record<RecordsFunction, IFunction>>>;
  readonly userPool: IUserPool;
}

/** Seconds that API Gateway remembers a token it has checked; after that a user who was signed out is noticed. */
const TOKEN_CACHE = Duration.seconds(60);

/**
 * The route table as API Gateway knows it. Every method demands a scope or is declared public, checks required parameters and the body
 * against a closed and bounded model, and calls the live version of its one function.
 */
export class RouteMethods extends Construct {
  readonly #props: RouteMethodsProps;
  readonly #validator: RequestValidator;
  #authorizer: CognitoUserPoolsAuthorizer | undefined;

  constructor(scope: Construct, id: string, props: RouteMethodsProps) {
    super(scope, id);
    this.#props = props;
    this.#validator = new RequestValidator(this, 'Validator', {
      restApi: props.api as IRestApi, // see RecordsApi
      validateRequestBody: true,
      validateRequestParameters: true,
    });
    checkRoutes(props.routes);
    for (const route of props.routes) this.#add(route);
  }

  #add(route: Route): void {
    const { api, functions } = this.#props;
    const handler = functions[route.function];
    if (handler === undefined) {
      throw new Error(`${route.method} ${route.path}: there is no function "${route.function}" to serve it`);
    }
    const integration = new LambdaIntegration(handler, { proxy: true, allowTestInvoke: false });
    api.root.resourceForPath(route.path).addMethod(route.method, integration, {
      operationName: route.summary,
      requestValidator: this.#validator,
      requestParameters: parametersOf(route),
      ...this.#authorization(route),
      ...this.#model(route),
    });
  }

  #authorization({ scope }: Route): MethodOptions {
    if (scope === 'none') return { authorizationType: AuthorizationType.NONE };
    this.#authorizer ??= new CognitoUserPoolsAuthorizer(this, 'Authorizer', {
      cognitoUserPools: [this.#props.userPool],
      resultsCacheTtl: TOKEN_CACHE,
    });
    return {
      authorizationType: AuthorizationType.COGNITO,
      authorizer: this.#authorizer,
      authorizationScopes: [scope],
      // Says which client calls, so that its quota counts; see UsagePlans.
      apiKeyRequired: true,
    };
  }

  #model(route: Route): MethodOptions {
    if (route.request === undefined) return {};
    const { api } = this.#props;
    const name = modelName(route);
    const schema = requestModel(`${route.method} ${route.path}`, route.request);
    const model = new CfnModel(this, name, { restApiId: api.restApiId, contentType: 'application/json', name, schema });
    // A changed model alone would not be deployed: the library makes a new deployment for changed methods only.
    api.latestDeployment?.addToLogicalId({ [name]: schema });
    api.latestDeployment?.node.addDependency(model);
    // For every content type: a body of another type would pass unchecked.
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
    return { requestModels: { $default: Model.fromModelName(this, `${name}Name`, model.ref) } };
  }
}

const PLACES = { path: 'path', query: 'querystring', header: 'header' } as const;

function parametersOf({ parameters }: Route): Record<string, boolean> {
  return Object.fromEntries(
    parameters.map(({ in: place, name, required }) => [`method.request.${PLACES[place]}.${name}`, required]),
  );
}

/** `POST /records/search` is `PostRecordsSearch`; model names are letters and digits. */
function modelName({ method, path }: Route): string {
  return [method.toLowerCase(), ...path.split('/')]
    .map((word) => word.replace(/[^A-Za-z0-9]/g, ''))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
