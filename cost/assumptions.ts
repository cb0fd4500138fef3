/** What an idle month is taken to be. Each constant is named in `ASSUMPTIONS`, which every output shows. */
export const HOURS_PER_MONTH = 730;
export const DAYS_PER_MONTH = 365 / 12;
export const WEEKS_PER_MONTH = 52 / 12;
/** GB of data in a database. */
export const DATABASE_GB = 10;
/** Part of a database that changes in a day without requests: vacuum, statistics, checkpoints, the key epochs. */
export const IDLE_CHANGE_PER_DAY = 0.02;
/** Storage requests per second of a cluster that runs without clients. */
export const IDLE_IO_PER_SECOND = 2;
/** KB of one document of Enhanced Monitoring. */
export const MONITORING_KB = 5;
/** GB of logs that the services write into the log groups of an idle environment. */
export const IDLE_LOG_GB = 1;
/** ACU of an instance that is allowed to pause, and is kept awake. */
export const LOWEST_RUNNING_ACU = 0.5;
/** ACU for which RDS Proxy charges at least, for each instance. */
export const PROXY_MINIMUM_ACU = 8;
/** Management events of an account in which nobody works: deployments apart, calls of services. */
export const IDLE_MANAGEMENT_EVENTS = 100_000;
/** GB of flow logs and DNS queries that GuardDuty analyses in an idle network. */
export const IDLE_NETWORK_LOG_GB = 0.1;
/** Checks that Security Hub makes in a month for each standard. Controls are evaluated at least daily or on change. */
export const IDLE_CHECKS_PER_STANDARD = 1500;
/** Evaluations in a month of a rule of a conformance pack: daily for periodic rules, on change for the others. */
export const IDLE_EVALUATIONS_PER_RULE = 10;
/** Dashboards of an account that cost nothing. */
export const FREE_DASHBOARDS = 3;

export const ASSUMPTIONS: readonly string[] = [
  `A month has ${HOURS_PER_MONTH} hours. List prices: no tax, no discount, no free tier.`,
  'Idle: everything is deployed and receives no request. No client holds a database connection.',
  'Aurora stays at its minimum capacity. A minimum of 0 ACU pauses without a connection and costs no capacity.',
  'Performance Insights, Enhanced Monitoring and log exports can hold Aurora above its minimum.',
  `The database holds ${DATABASE_GB} GB. A cluster that runs makes ${IDLE_IO_PER_SECOND} storage requests a second.`,
  `Without requests ${IDLE_CHANGE_PER_DAY * 100} % of the database change each day. Automated backups charge for changes only.`,
  `RDS Proxy charges for the capacity of each instance of the cluster, at least ${PROXY_MINIMUM_ACU} ACU for each.`,
  'If AWS applies that minimum once per proxy, a proxy for two instances costs half as much.',
  `Services write ${IDLE_LOG_GB} GB of logs a month. Stored logs are counted for the month in which retention is full.`,
  'No key has been rotated yet. Each of the first two rotations of a key adds the price of a key.',
  `The trail has ${IDLE_MANAGEMENT_EVENTS} management events a month; GuardDuty reads ${IDLE_NETWORK_LOG_GB} GB of network logs.`,
  `Security Hub makes ${IDLE_CHECKS_PER_STANDARD} checks a month for each standard, AWS Config ${IDLE_EVALUATIONS_PER_RULE} evaluations for each rule of a pack.`,
  'Nothing changes, so AWS Config records nothing. Inspector and Access Analyzer charge for what this environment has.',
  `The account has no other dashboards: its first ${FREE_DASHBOARDS} are free, each further one costs 3 USD.`,
  'The trail is the first one of its account and region: its copy of management events is free.',
];
