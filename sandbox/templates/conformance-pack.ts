import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import * as z from 'zod';
import { SandboxError } from '../sandbox-error';

/** A Config rule as AWS Config makes it of a pack. */
export interface PackRule {
  /** With the suffix that AWS Config appends. */
  readonly name: string;
  /** As the pack spells it. */
  readonly declaredName: string;
  readonly id: string;
  readonly arn: string;
  readonly functionArn: string;
  /** Whether it is asked about changes, of resources of these types. */
  readonly onChange: boolean;
  readonly resourceTypes: readonly string[];
  /** Whether it is asked on schedule. */
  readonly onSchedule: boolean;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A remediation that a pack declares for a rule. */
export interface PackRemediation {
  readonly ruleName: string;
  /** Without it, any type that the rule reports. */
  readonly resourceType: string | undefined;
  readonly document: string;
  readonly automatic: boolean;
  /** Parameters of the document: `RESOURCE_ID` stands for the resource's id. */
  readonly parameters: ReadonlyMap<string, readonly string[] | 'RESOURCE_ID'>;
}

/** The content of a pack. */
export interface Pack {
  readonly rules: readonly PackRule[];
  readonly remediations: readonly PackRemediation[];
}

/** Where a pack is deployed. */
export interface PackPlace {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

const CHANGE = 'ConfigurationItemChangeNotification';
const SCHEDULE = 'ScheduledNotification';

const ruleSchema = z.strictObject({
  Type: z.literal('AWS::Config::ConfigRule'),
  Properties: z.strictObject({
    ConfigRuleName: z.string(),
    Description: z.string().max(256).optional(),
    Scope: z.strictObject({ ComplianceResourceTypes: z.array(z.string()).min(1).max(100) }).optional(),
    InputParameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    Source: z.strictObject({
      Owner: z.literal('CUSTOM_LAMBDA'),
      SourceIdentifier: z.union([z.string().startsWith('arn:'), z.strictObject({ Ref: z.string() })]),
      SourceDetails: z.array(
        z.discriminatedUnion('MessageType', [
          z.strictObject({
            EventSource: z.literal('aws.config'),
            MessageType: z.enum([CHANGE, 'OversizedConfigurationItemChangeNotification']),
          }),
          z.strictObject({
            EventSource: z.literal('aws.config'),
            MessageType: z.literal(SCHEDULE),
            MaximumExecutionFrequency: z
              .enum(['One_Hour', 'Three_Hours', 'Six_Hours', 'Twelve_Hours', 'TwentyFour_Hours'])
              .optional(),
          }),
        ]),
      ),
    }),
  }),
});

const parameterSchema = z.union([
  z.strictObject({ ResourceValue: z.strictObject({ Value: z.literal('RESOURCE_ID') }) }),
  z.strictObject({ StaticValue: z.strictObject({ Values: z.array(z.string()).min(1).max(25) }) }),
]);

const remediationSchema = z.strictObject({
  Type: z.literal('AWS::Config::RemediationConfiguration'),
  DependsOn: z.string().optional(),
  Properties: z.strictObject({
    ConfigRuleName: z.string(),
    ResourceType: z.string().optional(),
    TargetType: z.literal('SSM_DOCUMENT'),
    TargetId: z.string(),
    Automatic: z.boolean().default(false),
    Parameters: z.record(z.string(), parameterSchema),
    ExecutionControls: z.json().optional(),
    MaximumAutomaticAttempts: z.number().optional(),
    RetryAttemptSeconds: z.number().optional(),
  }),
});

/** A pack may hold rules and remediations and nothing else; its parameters have defaults, and nobody gives others. */
const packSchema = z.strictObject({
  Parameters: z.record(z.string(), z.strictObject({ Type: z.literal('String'), Default: z.string() })).default({}),
  Resources: z.record(z.string(), z.discriminatedUnion('Type', [ruleSchema, remediationSchema])),
});

/** `GetComplianceDetailsByConfigRule` takes no longer name (AWS Config API reference). */
const LONGEST_NAME = 64;

/**
 * Expands a pack body, with every value literal, into the rules that AWS Config would make of it.
 *
 * @throws SandboxError for any other type of resource, property or intrinsic, and for a name that becomes too long
 */
export function readPack(text: string, packName: string, where: PackPlace): Pack {
  const parsed = packSchema.safeParse(parse(text));
  if (!parsed.success) throw new SandboxError(`The pack cannot be expanded: ${z.prettifyError(parsed.error)}`);
  const { Parameters, Resources } = parsed.data;
  const resources = Object.values(Resources);
  const functionArn = (written: string | { readonly Ref: string }): string => {
    if (typeof written === 'string') return written;
    const given = Object.hasOwn(Parameters, written.Ref) ? Parameters[written.Ref] : undefined;
    if (given !== undefined) return given.Default;
    throw new SandboxError(`The pack cannot be expanded: it has no parameter ${written.Ref}.`);
  };
  const suffix = `-conformance-pack-${chars(`${where.account}/${where.region}/${packName}`, 9)}`;
  return {
    rules: resources.flatMap((resource) => ruleOf(resource, suffix, where, functionArn)),
    remediations: resources.flatMap(remediationOf),
  };
}

type PackResource = z.output<typeof packSchema>['Resources'][string];

function ruleOf(
  resource: PackResource,
  suffix: string,
  { account, region, partition }: PackPlace,
  functionArn: (written: string | { readonly Ref: string }) => string,
): readonly PackRule[] {
  if (resource.Type !== 'AWS::Config::ConfigRule') return [];
  const { ConfigRuleName, Scope, InputParameters, Source } = resource.Properties;
  const name = ConfigRuleName + suffix;
  if (name.length > LONGEST_NAME) throw new SandboxError(`Rule name ${name} has more than ${LONGEST_NAME} characters.`);
  const messages = Source.SourceDetails.map(({ MessageType }) => MessageType);
  const onChange = messages.includes(CHANGE);
  // AWS Config would ask it about every type that is recorded.
  if (onChange && Scope === undefined) throw new SandboxError(`Rule ${name} without a scope is not simulated.`);
  const id = `config-rule-${chars(name, 6)}`;
  const path = 'config-rule/aws-service-rule/config-conforms.amazonaws.com';
  return [
    {
      name,
      declaredName: ConfigRuleName,
      id,
      arn: `arn:${partition}:config:${region}:${account}:${path}/${id}`,
      functionArn: functionArn(Source.SourceIdentifier),
      onChange,
      resourceTypes: Scope?.ComplianceResourceTypes ?? [],
      onSchedule: messages.includes(SCHEDULE),
      // AWS Config hands every value over as text.
      parameters: Object.fromEntries(Object.entries(InputParameters ?? {}).map(([key, value]) => [key, String(value)])),
    },
  ];
}

function remediationOf(resource: PackResource): readonly PackRemediation[] {
  if (resource.Type !== 'AWS::Config::RemediationConfiguration') return [];
  const { ConfigRuleName, ResourceType, TargetId, Automatic, Parameters } = resource.Properties;
  const parameters = Object.entries(Parameters).map(
    ([name, value]) => [name, 'StaticValue' in value ? value.StaticValue.Values : ('RESOURCE_ID' as const)] as const,
  );
  return [
    {
      ruleName: ConfigRuleName,
      resourceType: ResourceType,
      document: TargetId,
      automatic: Automatic,
      parameters: new Map(parameters),
    },
  ];
}

/** Lower-case letters and digits that depend on a text. */
function chars(text: string, length: number): string {
  const digest = createHash('sha256').update(text).digest();
  return BigInt(`0x${digest.toString('hex')}`)
    .toString(36)
    .slice(0, length);
}
