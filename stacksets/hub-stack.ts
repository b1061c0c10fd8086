import { CfnCondition, CfnParameter, CfnStackSet, Fn, Lazy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { STACK_SET_NAMES } from '../core/registry/deployed-names';
import { CoreStack, type CoreStackProps } from './core-stack';
import { HubSynthesizer } from './hub-synthesizer';
import { MemberSynthesizer } from './member-synthesizer';
import type { OrganizationSettings } from './organization-settings';
import { PackStack, type PackStackProps } from './pack-stack';
import { stackSynthesizer } from './stack-synthesizer';
import { TARGET_ID } from './target';

/** What the hub and its members need to know. */
export interface HubStackProps {
  readonly settings: OrganizationSettings;
  readonly core: Pick<CoreStackProps, 'functions' | 'remediations'>;
  readonly pack: Pick<PackStackProps, 'checks' | 'packSettings'>;
}

const CORE_ARN_PATTERN =
  '^(arn:aws[a-z-]*:cloudformation:[a-z0-9-]+:[0-9]{12}:stackset/' + STACK_SET_NAMES.core + ':[A-Za-z0-9-]+)?$';

/**
 * The stack of the delegated administrator: two service-managed StackSets. `core` and `pack` are two, because the pack
 * fails in an account without a Config recorder, and that must not roll the task stopper back.
 */
export class HubStack extends Stack {
  readonly core: CoreStack;
  readonly pack: PackStack;

  constructor(scope: Construct, id: string, { settings, core, pack }: HubStackProps) {
    const { hub, regions } = settings;
    const assets = { hubAccount: hub.account, homeRegion: hub.homeRegion, regions };
    const coreSynthesizer = new MemberSynthesizer(assets);
    const packSynthesizer = new MemberSynthesizer(assets);
    super(scope, id, {
      stackName: 'ecs-guardrails-hub',
      description: 'ecs-guardrails: the StackSets that carry core and pack to every account',
      env: { account: hub.account, region: hub.homeRegion },
      analyticsReporting: false,
      synthesizer: stackSynthesizer(new HubSynthesizer([coreSynthesizer, packSynthesizer])),
    });
    this.core = new CoreStack(this, 'Core', { ...core, synthesizer: stackSynthesizer(coreSynthesizer) });
    this.pack = new PackStack(this, 'Pack', { ...pack, synthesizer: stackSynthesizer(packSynthesizer) });
    this.addStackSets(settings, coreSynthesizer, packSynthesizer);
  }

  private addStackSets(settings: OrganizationSettings, core: MemberSynthesizer, pack: MemberSynthesizer): void {
    const coreArn = new CfnParameter(this, 'CoreStackSetArn', {
      type: 'String',
      default: '',
      allowedPattern: CORE_ARN_PATTERN,
      constraintDescription: `must be empty or the ARN of the StackSet ${STACK_SET_NAMES.core}`,
      description:
        `StackSetARN of ${STACK_SET_NAMES.core} (DescribeStackSet shows it once it is deployed). ` +
        'Empty: the pack StackSet is not created yet.',
    });
    const hasCore = new CfnCondition(this, 'HasCoreStackSet', {
      expression: Fn.conditionNot(Fn.conditionEquals(coreArn.valueAsString, '')),
    });
    const targets = targetIds(this, settings);
    const instances = [{ deploymentTargets: { organizationalUnitIds: targets }, regions: [...settings.regions] }];
    const coreSet = new CfnStackSet(this, 'CoreStackSet', {
      ...common(instances, core),
      stackSetName: STACK_SET_NAMES.core,
      description: 'ecs-guardrails: functions, roles, state and remediation documents of one account and Region',
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      capabilities: ['CAPABILITY_NAMED_IAM'],
    });
    const packSet = new CfnStackSet(this, 'PackStackSet', {
      ...common(instances, pack),
      stackSetName: STACK_SET_NAMES.pack,
      description: 'ecs-guardrails: the conformance pack of one account and Region',
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false, dependsOn: [coreArn.valueAsString] },
    });
    packSet.cfnOptions.condition = hasCore;
    packSet.addResourceDependency(coreSet);
  }
}

/**
 * What both StackSets have. There are no parameters, so that the templates' defaults are the only values for the whole
 * organization, and no accounts, filter or overrides: with any filter the resource handler re-sends empty overrides on
 * every update and wipes those that were set per account.
 */
function common(
  stackInstancesGroup: CfnStackSet.StackInstancesProperty[],
  member: MemberSynthesizer,
): Omit<ConstructorParameters<typeof CfnStackSet>[2], 'stackSetName'> {
  return {
    permissionModel: 'SERVICE_MANAGED',
    callAs: 'DELEGATED_ADMIN',
    managedExecution: { Active: true },
    operationPreferences: {
      regionConcurrencyType: 'PARALLEL',
      maxConcurrentPercentage: 25,
      failureTolerancePercentage: 10,
      concurrencyMode: 'SOFT_FAILURE_TOLERANCE',
    },
    stackInstancesGroup,
    templateUrl: Lazy.uncachedString({ produce: () => member.templateUrl }),
  };
}

/** Ids as written; a path becomes a parameter without a default, so that a deployment without the id fails. */
function targetIds(scope: Construct, { targets }: OrganizationSettings): string[] {
  return targets.map((target) => {
    if (target.kind === 'id') return target.id;
    return new CfnParameter(scope, target.parameter, {
      type: 'String',
      allowedPattern: `^(${TARGET_ID})$`,
      constraintDescription: 'must be the id of an organizational unit (ou-…) or of the root (r-…)',
      description: `Id of the organizational unit ${target.path}`,
    }).valueAsString;
  });
}
