import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';

/** The names of the days in the request, and in the environment of the function. */
const DAYS = [
  ['EpochDays', 'EPOCH_DAYS'],
  ['RestorableDays', 'RESTORABLE_DAYS'],
] as const;

/** Rules for the key epochs of this blueprint. */
export const epochPins: readonly Rule[] = [
  {
    id: 'KeyEpochOfCluster',
    level: 'pinned',
    group: 'fieldEncryption',
    types: ['Custom::KeyEpoch'],
    what: 'First key epoch is opened for the database cluster, with the days of the function that keeps the epochs',
    why: 'A new cluster has no epoch until the schedule, and no person can be stored. The days decide the estimated cost.',
    fix: 'Set Cluster to the database cluster, and the days to those of the function in ServiceToken.',
    property: 'Properties.Cluster',
    references: [
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html'),
      nist('SC-12'),
    ],
    check: (epoch) => {
      const variables = epoch.at('ServiceToken').target()?.at('Environment.Variables');
      return [
        ...(epoch.at('Cluster').target()?.type === 'AWS::RDS::DBCluster' ? [] : ['Cluster']),
        ...DAYS.filter(
          ([property, variable]) =>
            !epoch.at(property).present || epoch.at(property).text() !== variables?.at(variable).text(),
        ).map(([property]) => property),
      ];
    },
  },
];
