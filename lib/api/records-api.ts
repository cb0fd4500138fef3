import {
  AccessLogFormat,
  CfnClientCertificate,
  CfnRestApi,
  EndpointType,
  type IRestApi,
  LogGroupLogDestination,
  type MethodDeploymentOptions,
  MethodLoggingLevel,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { RecordsFunction, Route } from '../../lambda/records/route';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { Settings } from '../settings/settings';
import { ACCESS_LOG_FIELDS } from './access-log-fields';
import { AccountLogging } from './account-logging';
import { GatewayResponses } from './gateway-responses';
import { RouteMethods } from './route-methods';

export interface RecordsApiProps {
  /** Name in the console and in metrics. */
  readonly name: string;
  readonly routes: readonly Route[];
  readonly functions: Readonly<Partial<Record<RecordsFunction, IFunction>>>;
  readonly userPool: IUserPool;
  /** The logs key of the environment. */
  readonly key: IKey;
  readonly settings: Settings['api'];
}

export const STAGE_NAME = 'live';

/**
 * The REST API. It accepts TLS 1.3 only, validates each request before a function runs, throttles each route, and logs
 * no personal data.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html APIGateway.1, .3, .4, .8
 */
export class RecordsApi extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, props: RecordsApiProps) {
    super(scope, id);
    const { key, settings, routes } = props;
    const retentionDays = settings.logRetentionDays;
    const accessLog = new EncryptedLogGroup(this, 'AccessLog', { key, retentionDays });
    // Functions ignore the certificate. An HTTP integration that is added later can verify the gateway with it.
    const certificate = new CfnClientCertificate(this, 'ClientCertificate');
    this.api = new RestApi(this, 'Resource', {
      restApiName: props.name,
      endpointTypes: [EndpointType.REGIONAL],
      disableExecuteApiEndpoint: settings.domain !== undefined,
      cloudWatchRole: false,
      deployOptions: {
        stageName: STAGE_NAME,
        accessLogDestination: new LogGroupLogDestination(accessLog.logGroup),
        accessLogFormat: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_FIELDS)),
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
        metricsEnabled: settings.detailedMetrics.enabled,
        tracingEnabled: true,
        cacheDataEncrypted: true,
        throttlingRateLimit: settings.requestsPerSecond,
        throttlingBurstLimit: settings.burst,
        clientCertificateId: certificate.ref,
        methodOptions: buildMethodOptions(routes, settings),
      },
    });
    // This output would show an address that may be disabled; ApiStack has an output with the right address.
    this.api.node.tryRemoveChild('Endpoint');
    this.#requireTls13();
    this.#createExecutionLog(props);
    // RestApi implements IRestApi; exactOptionalPropertyTypes makes the types incompatible, so cast.
    new GatewayResponses(this, 'GatewayResponses', { api: this.api as IRestApi });
    new RouteMethods(this, 'Routes', {
      api: this.api,
      routes,
      functions: props.functions,
      userPool: props.userPool,
    });
  }

  /** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html */
  #requireTls13(): void {
    const resource = this.api.node.defaultChild;
    if (!CfnRestApi.isCfnRestApi(resource))
      throw new Error(`${this.node.path}: expected defaultChild to be a CfnRestApi`);
    resource.securityPolicy = 'SecurityPolicy_TLS13_1_3_2025_09';
    resource.endpointAccessMode = 'STRICT';
  }

  /** Creates the log group before the stage: API Gateway would create it unencrypted and without expiry. */
  #createExecutionLog({ key, settings }: RecordsApiProps): void {
    const stage = this.api.deploymentStage.node;
    stage.addDependency(
      new EncryptedLogGroup(this, 'ExecutionLog', {
        key,
        retentionDays: settings.logRetentionDays,
        name: `API-Gateway-Execution-Logs_${this.api.restApiId}/${STAGE_NAME}`,
      }),
    );
    if (settings.manageAccountLogging) stage.addDependency(new AccountLogging(this, 'AccountLogging'));
  }
}

/** Builds a throttle per route, so that one busy route cannot use the limit of the others. */
function buildMethodOptions(
  routes: readonly Route[],
  settings: Settings['api'],
): Record<string, MethodDeploymentOptions> {
  return Object.fromEntries(
    routes.map(({ method, path, throttleShare }) => [
      `${path}/${method}`,
      {
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
        metricsEnabled: settings.detailedMetrics.enabled,
        cacheDataEncrypted: true,
        throttlingRateLimit: Math.max(1, Math.ceil(settings.requestsPerSecond * throttleShare)),
        throttlingBurstLimit: Math.max(1, Math.ceil(settings.burst * throttleShare)),
      },
    ]),
  );
}
