import picocolors from 'picocolors';
import { readCheckPage } from '../adapters/files/check-page';
import type { Framework } from '../core/registry/check';
import { documentedChecks } from '../core/registry/documentation';
import { checkNamed } from '../core/registry/registry';
import { checkList, checkRow } from '../core/reports/check-list';
import { paintedPage } from '../core/reports/painted-page';
import type { ResourceType } from '../core/subject/subject';
import type { Format } from './formats';
import type { CliIo } from './io';

/** What `list` is asked. */
export interface ListOptions {
  readonly format: Format;
  readonly resource?: ResourceType;
  readonly framework?: Framework;
}

/** What `explain` is asked besides the id. */
export interface ExplainOptions {
  readonly format: Format;
}

/** `ecs-guardrails list`: the catalogue, in order of id. */
export function listChecks({ format, resource, framework }: ListOptions, io: CliIo): void {
  const checks = documentedChecks().filter(
    ({ resourceTypes, frameworks }) =>
      (resource === undefined || resourceTypes.includes(resource)) &&
      (framework === undefined || (frameworks[framework] ?? []).length > 0),
  );
  io.stdout(format === 'json' ? json(checks.map(checkRow)) : checkList(checks, paint(io)));
}

/**
 * `ecs-guardrails explain`: the page of a check.
 *
 * @throws GuardrailsError `CHECK_UNKNOWN` with the nearest id
 */
export function explainCheck(name: string, { format }: ExplainOptions, io: CliIo): void {
  const { id } = checkNamed(name);
  if (format === 'pretty') {
    io.stdout(paintedPage(readCheckPage(id), paint(io)));
    return;
  }
  const [check] = documentedChecks().filter((candidate) => candidate.id === id);
  io.stdout(json(check));
}

function paint({ colours }: CliIo) {
  return picocolors.createColors(colours ?? picocolors.isColorSupported);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
