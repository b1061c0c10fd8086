/** A command-line tool that the Rego gates need, in one exact version. */
export interface RequiredTool {
  /** File name in `.tools/` and on PATH. */
  readonly name: 'opa' | 'regal';
  /** What people call it. */
  readonly title: string;
  readonly version: string;
  /** Go module that holds the command at its root. */
  readonly module: string;
  /** Where people get a release of it. */
  readonly releases: string;
}

/** The pins. A new version of OPA means new capabilities (`scripts/capabilities.ts`) and a new `policies/dist`. */
export const REQUIRED_TOOLS = {
  opa: {
    name: 'opa',
    title: 'Open Policy Agent',
    version: '1.22.0',
    module: 'github.com/open-policy-agent/opa',
    releases: 'https://github.com/open-policy-agent/opa/releases/tag/v1.22.0',
  },
  regal: {
    name: 'regal',
    title: 'Regal',
    version: '0.42.0',
    module: 'github.com/open-policy-agent/regal',
    releases: 'https://github.com/open-policy-agent/regal/releases/tag/v0.42.0',
  },
} as const satisfies Record<'opa' | 'regal', RequiredTool>;
