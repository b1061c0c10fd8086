import type { Json } from '../subject/json';
import type { ResourceType } from '../subject/subject';

export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Frameworks that a check can be mapped to, in the order in which docs show them. */
export const FRAMEWORKS = ['nist-800-53-r5', 'nist-800-190', 'pci-dss-4.0.1', 'cis-aws-compute-1.1.0'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** One control of a framework; `mapping` says whose judgement the mapping is. */
export interface Control {
  readonly id: string;
  readonly mapping: 'aws' | 'prowler' | 'own';
}

/** Tools whose equivalent rules are named. */
export const EQUIVALENT_TOOLS = [
  'security-hub',
  'config',
  'control-tower',
  'prowler',
  'checkov',
  'trivy',
  'cdk-nag',
  'kics',
] as const;
export type EquivalentTool = (typeof EQUIVALENT_TOOLS)[number];

/** JSON Schema (the subset that METADATA may use) of one parameter. */
export interface ParameterSchema {
  readonly type: 'boolean' | 'integer' | 'string' | 'array' | 'object';
  /** What judges has it only where the parameter must be given, and says so; `DocumentedCheck` has it always. */
  readonly description?: string | undefined;
  readonly default?: Json | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly items?: { readonly type: 'string'; readonly enum?: readonly string[] | undefined } | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

/**
 * A check as everything that judges sees it: derived from the METADATA of `policies/<id>/policy.rego` by `npm run gen`,
 * never written by hand. What only readers need stands in `DocumentedCheck`, so that no function carries it.
 */
export interface Check {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly deprecated: boolean;
  /** States the compliant fact. */
  readonly title: string;
  readonly severity: Severity;
  readonly enabled: boolean;
  readonly trigger: 'change' | 'periodic' | 'both';
  readonly resourceTypes: readonly ResourceType[];
  /** By name; a parameter without a default must be given. */
  readonly parameters: Readonly<Record<string, ParameterSchema>>;

  /** Names of the look-ups (`context.facts`) that it may read. */
  readonly facts: readonly string[];
  readonly remediation: {
    readonly class: 'auto' | 'manual' | 'new-revision' | 'none';
    readonly text: string;
    /** Folder in `remediations/`; the SSM document is `ecs-guardrails-<document>`. */
    readonly document: string | null;
  };
}

/** What METADATA says of a check for readers: lists, explanations, pages. */
export interface CheckDocumentation {
  readonly description: string;
  readonly risk: string;
  readonly frameworks: Readonly<Partial<Record<Framework, readonly Control[] | undefined>>>;
  readonly equivalents: Readonly<Partial<Record<EquivalentTool, readonly string[] | undefined>>>;
  readonly relatedResources: readonly string[];
}

/** The documentation of a check as it is kept apart: by parameter what it is for. */
export interface GeneratedDocumentation extends CheckDocumentation {
  readonly parameters: Readonly<Record<string, string>>;
}

/** A parameter with what it is for. */
export type DocumentedParameter = ParameterSchema & { readonly description: string };

/** A check with everything that its METADATA says. */
export type DocumentedCheck = Omit<Check, 'parameters'> &
  CheckDocumentation & { readonly parameters: Readonly<Record<string, DocumentedParameter>> };
