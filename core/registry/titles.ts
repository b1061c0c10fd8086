import type { Check, CheckDocumentation, EquivalentTool, Framework } from './check';

/** How people call the frameworks. */
export const FRAMEWORK_TITLES: Readonly<Record<Framework, string>> = {
  'nist-800-53-r5': 'NIST SP 800-53 r5',
  'nist-800-190': 'NIST SP 800-190',
  'pci-dss-4.0.1': 'PCI DSS 4.0.1',
  'cis-aws-compute-1.1.0': 'CIS AWS Compute Services 1.1.0',
};

/** How people call the tools that have rules of the same meaning. */
export const TOOL_TITLES: Readonly<Record<EquivalentTool, string>> = {
  'security-hub': 'AWS Security Hub',
  config: 'AWS Config managed rule',
  'control-tower': 'AWS Control Tower',
  prowler: 'Prowler',
  checkov: 'Checkov',
  trivy: 'Trivy',
  'cdk-nag': 'cdk-nag',
  kics: 'KICS',
};

/** What the class of a remediation means. */
export const REMEDIATION_CLASSES: Readonly<Record<Check['remediation']['class'], string>> = {
  auto: 'Safe to automate: idempotent, no deployment. Nothing runs by itself unless the pack says so.',
  manual: 'A person decides and starts it.',
  'new-revision': 'Register a corrected revision; update services only after approval.',
  none: 'Cannot be changed in place.',
};

/** The controls of one framework in one line; whose judgement a mapping is stands behind it unless it is AWS's. */
export function controlsOf({ frameworks }: CheckDocumentation, framework: Framework): readonly string[] {
  return (frameworks[framework] ?? []).map(({ id, mapping }) =>
    mapping === 'aws' ? id : `${id} (${mapping} mapping)`,
  );
}
