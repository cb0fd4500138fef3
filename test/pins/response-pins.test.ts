import { decideProperty } from '../../packages/gate/test/rules/property-cases';
import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { responsePins } from './response-pins';

const DEFINITION = JSON.stringify({ States: { Act: { Resource: `\${Function}` } } });
const FUNCTION = 'arn:aws:lambda:eu-central-1:111122223333:function:act';

rulesDecide('Response pins', responsePins, {
  StepFunctionsLogDestination: {
    holds: [{ LoggingConfiguration: { Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: UNKNOWN } }] } }],
    broken: [{}, { LoggingConfiguration: { Destinations: [{}] } }, { LoggingConfiguration: { Destinations: [] } }],
    undecided: [UNKNOWN],
  },
  StepFunctionsNameFixed: decideProperty('StateMachineName', {
    holds: ['sandbox-block-address'],
    broken: [undefined],
    unknownAt: '',
  }),
  StepFunctionsDataKeyReuse: decideProperty('EncryptionConfiguration.KmsDataKeyReusePeriodSeconds', {
    holds: [300, undefined],
    broken: [0, 900],
  }),
  LambdaPermissionUrlWithoutCredentials: decideProperty('FunctionUrlAuthType', {
    holds: ['NONE'],
    broken: ['AWS_IAM', undefined],
    beside: { Action: 'lambda:InvokeFunctionUrl' },
    notApplicable: [{ Action: 'lambda:InvokeFunction' }],
  }),
  LambdaPermissionThroughUrlOnly: decideProperty('InvokedViaFunctionUrl', {
    holds: [true],
    broken: [false, undefined],
    beside: { Action: 'lambda:InvokeFunction', Principal: '*' },
    notApplicable: [
      { Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' },
      { Action: 'lambda:InvokeFunctionUrl', Principal: '*' },
    ],
  }),
  StepFunctionsDefinitionComplete: {
    holds: [{ DefinitionString: DEFINITION, DefinitionSubstitutions: { Function: FUNCTION } }],
    broken: [
      {},
      { DefinitionString: DEFINITION },
      { DefinitionString: DEFINITION, DefinitionSubstitutions: { Other: FUNCTION } },
    ],
    undecided: [{ DefinitionString: UNKNOWN }],
  },
});
