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
import { GatewayAnswers } from './gateway-answers';
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
 * The REST API: TLS 1.3 alone, every request checked before it costs a function, throttled route by route, logged without a
 * word about persons.
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
    // Functions do not look at it; it lets an HTTP integration added later know that a request came through this gateway.
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
        metricsEnabled: true,
        tracingEnabled: true,
        cacheDataEncrypted: true,
        throttlingRateLimit: settings.requestsPerSecond,
        throttlingBurstLimit: settings.burst,
        clientCertificateId: certificate.ref,
        methodOptions: throttles(routes, settings),
      },
    });
    // It would tell an address that may be switched off; ApiStack tells the right one.
    this.api.node.tryRemoveChild('Endpoint');
    this.#demandTls13();
    this.#encryptExecutionLog(props);
    // The library says that a RestApi is an IRestApi, only not in the words of exactOptionalPropertyTypes.
    new GatewayAnswers(this, 'Answers', { api: this.api as IRestApi });
    new RouteMethods(this, 'Routes', {
      api: this.api,
      routes,
      functions: props.functions,
      userPool: props.userPool,
    });
  }

  /** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html */
  #demandTls13(): void {
    const resource = this.api.node.defaultChild;
    if (!CfnRestApi.isCfnRestApi(resource)) throw new Error(`${this.node.path} holds no REST API`);
    resource.securityPolicy = 'SecurityPolicy_TLS13_1_3_2025_09';
    resource.endpointAccessMode = 'STRICT';
  }

  /** API Gateway would make the group itself, unencrypted and kept for ever; so it is there first. */
  #encryptExecutionLog({ key, settings }: RecordsApiProps): void {
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

/** Each route's own limit, so that one busy route cannot starve the others. */
function throttles(routes: readonly Route[], settings: Settings['api']): Record<string, MethodDeploymentOptions> {
  return Object.fromEntries(
    routes.map(({ method, path, throttleShare }) => [
      `${path}/${method}`,
      {
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
        metricsEnabled: true,
        cacheDataEncrypted: true,
        throttlingRateLimit: Math.max(1, Math.ceil(settings.requestsPerSecond * throttleShare)),
        throttlingBurstLimit: Math.max(1, Math.ceil(settings.burst * throttleShare)),
      },
    ]),
  );
}
