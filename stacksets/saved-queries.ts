import { PACK_NAME } from '../core/registry/deployed-names';
import { ACCOUNT_TYPE, RESOURCE_TYPES } from '../core/subject/subject';

/** A question to AWS Config's current state, in the parts of its SQL. */
export interface SavedQuery {
  readonly name: string;
  /** What it answers, and what it does not; AWS Config keeps 256 characters. */
  readonly description: string;
  readonly select: readonly string[];
  readonly where: string;
  /** Properties; `COUNT(*)` then stands in `select`. */
  readonly groupBy?: readonly string[];
  readonly orderBy: readonly string[];
}

/**
 * Properties that a query is grouped by at most (AWS Config developer guide, "Querying the Current Configuration State of AWS
 * Resources", Limitations; the language is that of "Query Components for AWS Config").
 */
const GROUPED_BY = 3;

const RECORDED = RESOURCE_TYPES.filter((type) => type !== ACCOUNT_TYPE)
  .map((type) => `'${type}'`)
  .join(', ');

const RESULTS = `resourceType = 'AWS::Config::ResourceCompliance' AND configuration.targetResourceType IN (${RECORDED})`;

const TARGET = ['configuration.targetResourceType', 'configuration.targetResourceId'];
const RULES = ['configuration.configRuleList.configRuleName', 'configuration.configRuleList.complianceType'];

/** What compliance teams ask, kept with AWS Config in each account and Region. */
export const SAVED_QUERIES: readonly SavedQuery[] = [
  {
    name: `${PACK_NAME}-non-compliant-resources`,
    description:
      'Resources of the judged types that a rule finds NON_COMPLIANT, with all rules that judge them; those of other packs, too',
    select: [...TARGET, ...RULES, 'configurationItemCaptureTime'],
    where: `${RESULTS} AND configuration.complianceType = 'NON_COMPLIANT'`,
    orderBy: TARGET,
  },
  {
    name: `${PACK_NAME}-compliance-by-rule`,
    description: 'Each pack of ours with its score and, rule by rule, whether all resources comply',
    select: [
      'resourceName',
      'configuration.complianceType',
      'configuration.compliantRuleCount',
      'configuration.nonCompliantRuleCount',
      'configuration.totalRuleCount',
      ...RULES,
    ],
    where: `resourceType = 'AWS::Config::ConformancePackCompliance' AND resourceName LIKE '${PACK_NAME}%'`,
    orderBy: ['resourceName'],
  },
  {
    name: `${PACK_NAME}-compliance-by-type`,
    description: 'How many resources of each judged type are compliant, and how many are not',
    select: ['configuration.targetResourceType', 'configuration.complianceType', 'COUNT(*)'],
    where: RESULTS,
    groupBy: ['configuration.targetResourceType', 'configuration.complianceType'],
    orderBy: ['configuration.targetResourceType', 'configuration.complianceType'],
  },
  {
    name: `${PACK_NAME}-not-evaluated`,
    description:
      'Resources of the judged types without a verdict: INSUFFICIENT_DATA, or NOT_APPLICABLE (unknown, exempt, inactive; the annotation of the rule tells which)',
    select: [...TARGET, 'configuration.complianceType', ...RULES],
    where: `${RESULTS} AND configuration.complianceType IN ('INSUFFICIENT_DATA', 'NOT_APPLICABLE')`,
    orderBy: TARGET,
  },
  {
    name: `${PACK_NAME}-recorded-by-type`,
    description:
      'How many resources of each judged type AWS Config has recorded; a type that is missing is not recorded, or there is none',
    select: ['resourceType', 'COUNT(*)'],
    where: `resourceType IN (${RECORDED})`,
    groupBy: ['resourceType'],
    orderBy: ['resourceType'],
  },
  {
    name: `${PACK_NAME}-recorders`,
    description: 'What the configuration recorder records, and whether it does at the moment',
    select: [
      'resourceName',
      'configuration.Recording',
      'configuration.RecordingGroup.AllSupported',
      'configuration.RecordingGroup.IncludeGlobalResourceTypes',
      'configuration.RecordingGroup.RecordingStrategy.UseOnly',
      'configuration.RecordingMode.RecordingFrequency',
    ],
    where: "resourceType = 'AWS::Config::ConfigurationRecorder'",
    orderBy: ['resourceName'],
  },
  {
    name: `${PACK_NAME}-task-definitions-in-use`,
    description: 'Revisions of task definitions that services run, with the number of services',
    select: ['configuration.TaskDefinition', 'COUNT(*)'],
    where: "resourceType = 'AWS::ECS::Service'",
    groupBy: ['configuration.TaskDefinition'],
    orderBy: ['configuration.TaskDefinition'],
  },
  {
    name: `${PACK_NAME}-services-with-public-ip`,
    description: 'Services whose tasks get public IP addresses',
    select: ['resourceId', 'configuration.ServiceName', 'configuration.Cluster', 'configuration.TaskDefinition'],
    where:
      "resourceType = 'AWS::ECS::Service' AND " +
      "configuration.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp = 'ENABLED'",
    orderBy: ['configuration.Cluster', 'configuration.ServiceName'],
  },
  {
    name: `${PACK_NAME}-services-with-exec`,
    description: 'Services into whose containers ECS Exec may open a shell',
    select: ['resourceId', 'configuration.ServiceName', 'configuration.Cluster'],
    where: "resourceType = 'AWS::ECS::Service' AND configuration.EnableExecuteCommand = true",
    orderBy: ['configuration.Cluster', 'configuration.ServiceName'],
  },
  {
    name: `${PACK_NAME}-clusters-without-insights`,
    description:
      'Clusters that do not set Container Insights themselves; where the account sets it for all, they have it all the same',
    select: ['resourceId', 'configuration.ClusterName', 'configuration.ClusterSettings.Value'],
    where: "resourceType = 'AWS::ECS::Cluster' AND NOT configuration.ClusterSettings.Value IN ('enabled', 'enhanced')",
    orderBy: ['configuration.ClusterName'],
  },
  {
    name: `${PACK_NAME}-privileged-containers`,
    description:
      'Task definitions with a privileged container; the list of containers does not tell which of them it is',
    select: ['resourceId', 'configuration.Family', 'configuration.ContainerDefinitions.Name'],
    where: "resourceType = 'AWS::ECS::TaskDefinition' AND configuration.ContainerDefinitions.Privileged = true",
    orderBy: ['configuration.Family'],
  },
  {
    name: `${PACK_NAME}-images`,
    description:
      "Images of task definitions; to find one repository add AND configuration.ContainerDefinitions.Image LIKE 'REPOSITORY%'",
    select: ['resourceId', 'configuration.Family', 'configuration.ContainerDefinitions.Image'],
    where: "resourceType = 'AWS::ECS::TaskDefinition'",
    orderBy: ['configuration.Family'],
  },
  {
    name: `${PACK_NAME}-mutable-repositories`,
    description: 'ECR repositories whose tags can be moved to another image',
    select: ['resourceName', 'configuration.RepositoryName', 'configuration.ImageTagMutability'],
    where: "resourceType = 'AWS::ECR::Repository' AND NOT configuration.ImageTagMutability = 'IMMUTABLE'",
    orderBy: ['configuration.RepositoryName'],
  },
];

/** The query as one account and Region is asked. */
export function expressionOf({ select, where, groupBy = [], orderBy }: SavedQuery): string {
  return [
    `SELECT ${select.join(', ')}`,
    `WHERE ${where}`,
    ...(groupBy.length === 0 ? [] : [`GROUP BY ${groupBy.join(', ')}`]),
    `ORDER BY ${orderBy.join(', ')}`,
  ].join(' ');
}

/**
 * The query as an aggregator is asked: told by account and Region, as far as a grouped one takes more properties. AWS Config
 * saves no query of an aggregator.
 */
export function aggregateExpressionOf(query: SavedQuery): string {
  const { select, groupBy, orderBy } = query;
  const room = groupBy === undefined ? 2 : GROUPED_BY - groupBy.length;
  const where = ['accountId', 'awsRegion'].slice(0, room);
  return expressionOf({
    ...query,
    select: [...where, ...select],
    ...(groupBy === undefined ? {} : { groupBy: [...where, ...groupBy] }),
    orderBy: [...where, ...orderBy],
  });
}
