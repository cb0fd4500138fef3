import { type Case, rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { epochPins } from './epoch-pins';

const run = (Properties: object, Variables: object = { EPOCH_DAYS: '7', RESTORABLE_DAYS: '35' }): Case => ({
  resources: {
    Run: { Type: 'Custom::KeyEpoch', Properties: { ServiceToken: { 'Fn::GetAtt': ['Keeper', 'Arn'] }, ...Properties } },
    Keeper: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables } } },
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: {} },
  },
});
const REQUEST = { Cluster: { Ref: 'Cluster' }, EpochDays: '7', RestorableDays: '35' };

rulesDecide('Key epoch pins', epochPins, {
  KeyEpochOfCluster: {
    holds: [run(REQUEST)],
    broken: [
      run({ ...REQUEST, Cluster: undefined }),
      run({ ...REQUEST, Cluster: 'records' }),
      run({ ...REQUEST, EpochDays: '0' }),
      run({ ...REQUEST, RestorableDays: undefined }),
      run(REQUEST, { EPOCH_DAYS: '7', RESTORABLE_DAYS: '7' }),
      run({ ...REQUEST, RestorableDays: undefined }, { EPOCH_DAYS: '7' }),
    ],
    undecided: [run({ ...REQUEST, EpochDays: UNKNOWN })],
  },
});
