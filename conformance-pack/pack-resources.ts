import { documentName, GUIDANCE } from '../core/registry/deployed-names';
import type { JsonObject } from '../core/subject/json';
import { configRule } from './config-rule';
import { AUTOMATION_ROLE_ARN, escapeForSub, ruleLogicalId } from './pack-names';
import type { PackedCheck, PackSettings } from './pack-settings';

/** A resource of the pack's inner template. */
export interface PackResource {
  readonly logicalId: string;
  /** The rule that the resource belongs to. */
  readonly rule: string;
  readonly body: JsonObject;
}

/**
 * The resources of one check: its Config rule and, where a document corrects it, the remediation.
 *
 * @param alsoChecks further checks to correct in the same run; `undefined` for none
 * @returns resources whose texts are written for the outer `Fn::Sub`
 */
export function packResources(
  packed: PackedCheck,
  { release, revisions }: PackSettings,
  alsoChecks?: string,
): readonly PackResource[] {
  const { check, parameters } = packed;
  const inUse = revisions === 'in-use' && judgesRevisions(check.resourceTypes);
  const rule = {
    logicalId: ruleLogicalId(check.id),
    rule: check.id,
    body: configRule({
      name: check.id,
      title: check.title,
      resourceTypes: inUse ? [...check.resourceTypes, 'AWS::ECS::Service'] : check.resourceTypes,
      trigger: check.trigger,
      // AWS Config names pack rules itself, so the function learns the check from this parameter.
      parameters: { check: check.id, ...(inUse ? { revisions } : {}), ...parameters },
    }),
  };
  const { document } = check.remediation;
  if (document === null) return [rule];
  return [
    rule,
    {
      logicalId: `${rule.logicalId}Fix`,
      rule: rule.rule,
      body: remediation(packed, document, { release, alsoChecks }),
    },
  ];
}

/**
 * What goes with a remediation that AWS Config starts by itself: a tenth of the resources at a time, and an end after the first
 * of ten that fails. Without `Automatic` it starts none (API reference, RemediationConfiguration).
 */
const AUTOMATIC = {
  Automatic: true,
  ExecutionControls: { SsmControls: { ConcurrentExecutionRatePercentage: 10, ErrorPercentage: 10 } },
  MaximumAutomaticAttempts: 3,
  RetryAttemptSeconds: 300,
} as const;

function remediation(
  { check, parameters, automatic }: PackedCheck,
  document: string,
  { release, alsoChecks }: { readonly release: string | undefined; readonly alsoChecks: string | undefined },
): JsonObject {
  return {
    Type: 'AWS::Config::RemediationConfiguration',
    DependsOn: ruleLogicalId(check.id),
    Properties: {
      ConfigRuleName: check.id,
      TargetType: 'SSM_DOCUMENT',
      // No TargetVersion: versions are numbered per account and Region, and the default version moves with the stack.
      TargetId: documentName(document),
      Parameters: {
        ResourceId: { ResourceValue: { Value: 'RESOURCE_ID' } },
        AutomationAssumeRole: staticValue(AUTOMATION_ROLE_ARN),
        // A document that corrects several checks is told which.
        ...(document === check.id ? {} : { Check: staticValue(check.id) }),
        // The document judges again before it acts: by the parameters of the rule, or it could undo an allowed setting.
        ...(Object.keys(parameters).length === 0 ? {} : { CheckParameters: staticValue(checkParameters(parameters)) }),
        ...(alsoChecks === undefined ? {} : { AlsoChecks: staticValue(alsoChecks) }),
        // What changes nothing may as well run as it was put; every byte of a body counts.
        ...(release === undefined || document === GUIDANCE ? {} : { Release: staticValue(release) }),
      },
      ...(automatic ? AUTOMATIC : {}),
    },
  };
}

function checkParameters(parameters: Readonly<Record<string, string>>): string {
  return escapeForSub(JSON.stringify(parameters));
}

function staticValue(text: string): JsonObject {
  return { StaticValue: { Values: [text] } };
}

/** Task definitions are known by the newest revision of their family; a check of services is asked about those anyway. */
export function judgesRevisions(resourceTypes: readonly string[]): boolean {
  return resourceTypes.includes('AWS::ECS::TaskDefinition') && !resourceTypes.includes('AWS::ECS::Service');
}
