import { documentName } from '../core/registry/deployed-names';
import type { Json, JsonObject } from '../core/subject/json';
import { AUTOMATION_ROLE_ARN, escapeForSub, ruleLogicalId, RULES_FUNCTION_ARN } from './pack-names';
import type { PackedCheck } from './pack-settings';

/** A resource of the pack's inner template. */
export interface PackResource {
  readonly logicalId: string;
  /** The rule that the resource belongs to. */
  readonly rule: string;
  readonly body: JsonObject;
}

/** How a pack remediates by default: by hand, a tenth of the resources at a time. */
const REMEDIATION_LIMITS = {
  ExecutionControls: { SsmControls: { ConcurrentExecutionRatePercentage: 10, ErrorPercentage: 10 } },
  MaximumAutomaticAttempts: 3,
  RetryAttemptSeconds: 300,
} as const;

/**
 * The resources of one check: its Config rule and, where a document corrects it, the remediation.
 *
 * @param release value of the documents' parameter `Release`
 * @returns resources whose texts are written for the outer `Fn::Sub`
 */
export function packResources(packed: PackedCheck, release: string | undefined): readonly PackResource[] {
  const rule = { logicalId: ruleLogicalId(packed.check.id), rule: packed.check.id, body: configRule(packed) };
  const { document } = packed.check.remediation;
  if (document === null) return [rule];
  return [rule, { logicalId: `${rule.logicalId}Fix`, rule: rule.rule, body: remediation(packed, document, release) }];
}

function configRule({ check, parameters }: PackedCheck): JsonObject {
  return {
    Type: 'AWS::Config::ConfigRule',
    Properties: {
      ConfigRuleName: check.id,
      Description: escapeForSub(check.title),
      Scope: { ComplianceResourceTypes: [...check.resourceTypes] },
      // AWS Config names pack rules itself, so the function learns the check from this parameter.
      InputParameters: { check: check.id, ...escaped(parameters) },
      Source: {
        Owner: 'CUSTOM_LAMBDA',
        SourceIdentifier: RULES_FUNCTION_ARN,
        SourceDetails: [
          { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' },
          { EventSource: 'aws.config', MessageType: 'OversizedConfigurationItemChangeNotification' },
        ],
      },
    },
  };
}

function remediation({ check, parameters }: PackedCheck, document: string, release: string | undefined): JsonObject {
  const [onlyType, ...otherTypes] = check.resourceTypes;
  return {
    Type: 'AWS::Config::RemediationConfiguration',
    DependsOn: ruleLogicalId(check.id),
    Properties: {
      ConfigRuleName: check.id,
      ...(onlyType !== undefined && otherTypes.length === 0 ? { ResourceType: onlyType } : {}),
      TargetType: 'SSM_DOCUMENT',
      // No TargetVersion: versions are numbered per account and Region, and the default version moves with the stack.
      TargetId: documentName(document),
      Automatic: false,
      Parameters: {
        ResourceId: { ResourceValue: { Value: 'RESOURCE_ID' } },
        AutomationAssumeRole: staticValue(AUTOMATION_ROLE_ARN),
        // The document judges again before it acts: by the parameters of the rule, or it could undo an allowed setting.
        ...(Object.keys(parameters).length === 0 ? {} : { CheckParameters: staticValue(checkParameters(parameters)) }),
        ...(release === undefined ? {} : { Release: staticValue(release) }),
      },
      ...REMEDIATION_LIMITS,
    },
  };
}

function checkParameters(parameters: Readonly<Record<string, string>>): string {
  return escapeForSub(JSON.stringify(parameters));
}

function staticValue(text: string): JsonObject {
  return { StaticValue: { Values: [text] } };
}

function escaped(parameters: Readonly<Record<string, string>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, escapeForSub(value)]));
}
